using Marketplace.Application.Sellers;
using Marketplace.Domain.Sellers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : ISellersDb
{
    public DbSet<Seller> Sellers => Set<Seller>();

    public DbSet<Shop> Shops => Set<Shop>();
}
