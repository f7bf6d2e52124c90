using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.Shopping.Contracts;

/// <summary>Carts, as a checkout needs them. Call it inside the transaction of the checkout.</summary>
public interface ICheckoutCarts
{
    /// <summary>The buyer's cart at today's prices; null where there is none of this id.</summary>
    /// <param name="destination">Where it goes to; null: where the cart says.</param>
    /// <param name="toBuy">Where something of it cannot be had, it is not bought, and only told why: a price would be reckoned in vain.</param>
    Task<CheckoutCart?> FindAsync(CartId id, BuyerId buyer, Address? destination, CancellationToken ct, bool toBuy = false);

    /// <summary>Ends the cart that was found; stored by the caller's save.</summary>
    void Complete(CheckoutCart cart, OrderId order);
}

/// <summary>Whose carts are.</summary>
public interface ICartOwners
{
    /// <summary>Who was a guest turns out to be a buyer: carts that are closed are the buyer's. An open one is merged when the buyer says so.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);
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

    /// <summary>What it costs today, and how that came about.</summary>
    public PricedBasket Basket { get; init; } = new(Currency, [], [], []);

    /// <summary>How the part of each seller comes; who has not said how it sends is not in it.</summary>
    public IReadOnlyDictionary<SellerId, ParcelQuote> Shipping { get; init; } = new Dictionary<SellerId, ParcelQuote>();

    /// <summary>Nothing of it is brought to an address: every seller hands its part over, or has it come over the wire.</summary>
    public bool GoesNowhere => Lines.Count > 0 && Lines.All(line => Shipping.GetValueOrDefault(line.Offer.SellerId)?.Kind.GoesToAddress() == false);

    public Totals Totals => Basket.Totals;

    public Money Total => new(Totals.Grand, Currency);
}

/// <param name="UnitPrice">Without what the choices add.</param>
public sealed record CheckoutLine(Offer Offer, int Quantity, Money UnitPrice, PricedItem Priced)
{
    /// <summary>What the buyer has decided about it.</summary>
    public CustomizationSnapshot Customization { get; init; } = CustomizationSnapshot.None;

    /// <summary>The price of a single one that surcharges in percent go by, where it was agreed upon before; null: today's.</summary>
    public Money? SinglePrice { get; init; }
}

/// <summary>Something about a cart that the buyer should know before buying.</summary>
/// <param name="Code">Public contract: <c>price_changed</c>, <c>insufficient_stock</c>, <c>shop_closed</c> …</param>
public sealed record CartProblem(string Code, string Detail);
