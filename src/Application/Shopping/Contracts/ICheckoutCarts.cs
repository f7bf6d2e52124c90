using Marketplace.Application.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Shopping.Contracts;

/// <summary>Carts, as a checkout needs them. Call it inside the transaction of the checkout.</summary>
public interface ICheckoutCarts
{
    /// <summary>The buyer's cart at today's prices; null where there is none of this id.</summary>
    Task<CheckoutCart?> FindAsync(CartId id, BuyerId buyer, CancellationToken ct);

    /// <summary>Ends the cart that was found; stored by the caller's save.</summary>
    void Complete(CheckoutCart cart, OrderId order);
}

/// <param name="OrderId">Set where the cart has been checked out already; nothing else is told then.</param>
/// <param name="Problems">What keeps the cart from being bought as it is.</param>
public sealed record CheckoutCart(CartId Id, BuyerId BuyerId, string Currency, OrderId? OrderId)
{
    public string? Email { get; init; }

    public string? Note { get; init; }

    public Address? ShippingAddress { get; init; }

    public IReadOnlyList<CheckoutLine> Lines { get; init; } = [];

    public IReadOnlyList<CartProblem> Problems { get; init; } = [];

    /// <summary>At today's prices.</summary>
    public Money Total { get; init; }
}

public sealed record CheckoutLine(Offer Offer, int Quantity, Money UnitPrice);

/// <summary>Something about a cart that the buyer should know before buying.</summary>
/// <param name="Code">Public contract: <c>price_changed</c>, <c>insufficient_stock</c>, <c>shop_closed</c> …</param>
public sealed record CartProblem(string Code, string Detail);
