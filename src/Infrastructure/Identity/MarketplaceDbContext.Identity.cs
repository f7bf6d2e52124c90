using Marketplace.Application.Identity;
using Marketplace.Domain.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IIdentityDb
{
    public DbSet<AccessKey> AccessKeys => Set<AccessKey>();
}
