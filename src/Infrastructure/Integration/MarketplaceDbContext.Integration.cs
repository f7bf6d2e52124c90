using Marketplace.Application.Integration;
using Marketplace.Domain.Integration;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IIntegrationDb
{
    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportRow> ImportRows => Set<ImportRow>();

    public DbSet<ExternalReference> ExternalReferences => Set<ExternalReference>();

    public DbSet<PendingPicture> PendingPictures => Set<PendingPicture>();
}
