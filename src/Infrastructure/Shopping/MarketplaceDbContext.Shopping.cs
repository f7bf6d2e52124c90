using Marketplace.Application.Shopping;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IShoppingDb
{
    public DbSet<Cart> Carts => Set<Cart>();
}
