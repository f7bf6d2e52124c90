using Marketplace.Domain.Common;

namespace Marketplace.Application.Shopping.Contracts;

/// <summary>Which carts were bought, for whoever checks the orders.</summary>
public interface ICartBooks
{
    /// <summary>The order that each of these carts became; carts that became none are left out.</summary>
    Task<IReadOnlyDictionary<CartId, OrderId>> OfAsync(IReadOnlyCollection<CartId> carts, CancellationToken ct);

    /// <summary>How many carts became an order.</summary>
    Task<int> CountAsync(CancellationToken ct);
}
