using Marketplace.Application.Shopping;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IShoppingDb
{
    private static readonly Func<MarketplaceDbContext, CartId, BuyerId, CancellationToken, Task<Cart?>> OwnCart = EF.CompileAsyncQuery(
        (MarketplaceDbContext db, CartId id, BuyerId buyer, CancellationToken _) => db.Carts.AsSingleQuery().SingleOrDefault(cart => cart.Id == id && cart.BuyerId == buyer));

    public DbSet<Cart> Carts => Set<Cart>();

    public Task<Cart?> FindCartAsync(CartId id, BuyerId buyer, CancellationToken ct) => OwnCart(this, id, buyer, ct);
}
