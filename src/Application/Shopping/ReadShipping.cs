using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers.Contracts;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>A way in which a seller's part of a cart could come to the buyer.</summary>
public sealed record ShippingOptionView : IView
{
    public ShippingOptionId Id { get; init; }
    public int Revision { get; init; }
    public CartId CartId { get; init; }
    public SellerId SellerId { get; init; }
    public ShopId? ShopId { get; init; }
    public ShippingMethodId MethodId { get; init; }
    public string Name { get; init; } = "";
    public ShippingKind Kind { get; init; }
    public long AmountMinor { get; init; }
    public string Currency { get; init; } = "";
    public string? Carrier { get; init; }
    public TimeSpan LeadTime { get; init; }

    /// <summary>On which day (UTC) it would come, or could be fetched, if it were ordered now; null where the seller has not said how long it takes.</summary>
    public DateOnly? EstimatedDeliveryOn { get; init; }
}

/// <summary>The way that the buyer has chosen.</summary>
public sealed record ShippingChoiceView : IView
{
    public ShippingChoiceId Id { get; init; }
    public int Revision { get; init; }
    public CartId CartId { get; init; }
    public SellerId SellerId { get; init; }
    public ShippingOptionId OptionId { get; init; }
    public long AmountMinor { get; init; }
    public string Currency { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Options are reckoned for open carts; where nobody knows yet where they go, those to fetch it. Choices stand in their carts.</summary>
internal sealed class ReadShipping(IShoppingDb db, ICaller caller, CartPrices prices, TimeProvider clock) : IRequestHandler<Read<ShippingOptionView>, Page<ShippingOptionView>>, IRequestHandler<Read<ShippingChoiceView>, Page<ShippingChoiceView>>
{
    public async Task<Page<ShippingOptionView>> Handle(Read<ShippingOptionView> request, CancellationToken cancellationToken)
    {
        var carts = await db.Carts.AsNoTracking().VisibleTo(caller).Where(cart => cart.Status == CartStatus.Open).Select(cart => cart.Id).ToListAsync(cancellationToken);
        var priced = await prices.OfAsync(carts, cancellationToken, withWays: true);
        return priced.Values.SelectMany(cart => cart.Parcels.SelectMany(parcel => parcel.Quotes.Quotes, (parcel, quote) => OptionOf(cart.Cart, parcel, quote, clock.GetUtcNow()))).ToPage(request);
    }

    public async Task<Page<ShippingChoiceView>> Handle(Read<ShippingChoiceView> request, CancellationToken cancellationToken)
    {
        var carts = await db.Carts.AsNoTracking().VisibleTo(caller).Where(cart => cart.Shipping != null).Select(cart => cart.Id).ToListAsync(cancellationToken);
        var priced = await prices.OfAsync(carts, cancellationToken);
        return priced.Values.SelectMany(cart => cart.Cart.Shipping!, ChoiceOf).ToPage(request);
    }

    private static ShippingOptionView OptionOf(Cart cart, CartParcel parcel, ParcelQuote quote, DateTimeOffset now) => new()
    {
        Id = CartParcel.OptionOf(cart.Id, quote.MethodId),
        Revision = cart.Version,
        CartId = cart.Id,
        SellerId = parcel.SellerId,
        ShopId = quote.ShopId,
        MethodId = quote.MethodId,
        Name = quote.Name,
        Kind = quote.Kind,
        AmountMinor = quote.Charge.MinorUnits,
        Currency = quote.Charge.Currency,
        Carrier = quote.Carrier,
        LeadTime = quote.LeadTime,
        EstimatedDeliveryOn = quote.LeadTime > TimeSpan.Zero ? DateOnly.FromDateTime((now + quote.LeadTime).UtcDateTime) : null,
    };

    private static ShippingChoiceView ChoiceOf(PricedCart cart, CartShipping choice) => new()
    {
        Id = choice.Id,
        Revision = cart.Cart.Version,
        CartId = cart.Cart.Id,
        SellerId = choice.SellerId,
        OptionId = CartParcel.OptionOf(cart.Cart.Id, choice.MethodId),
        AmountMinor = cart.Parcels.Where(parcel => parcel.SellerId == choice.SellerId).Select(parcel => parcel.Chosen?.Charge.MinorUnits ?? 0).FirstOrDefault(),
        Currency = cart.Cart.Currency,
        CreatedAt = choice.ChosenAt,
    };
}
