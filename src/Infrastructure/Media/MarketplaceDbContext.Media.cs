using Marketplace.Application.Media;
using Marketplace.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public partial class MarketplaceDbContext : IMediaDb
{
    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<DirectUpload> DirectUploads => Set<DirectUpload>();
}
