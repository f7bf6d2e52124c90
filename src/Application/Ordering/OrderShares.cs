using Marketplace.Application.Sellers.Contracts;
using Marketplace.Application.Shopping.Contracts;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Sellers.Contracts;

namespace Marketplace.Application.Ordering;

/// <summary>What is sold, and what it costs.</summary>
/// <param name="Shipping">How the part of each seller comes; who has not said how it sends is not in it.</param>
internal sealed record PricedSale(IReadOnlyList<CheckoutLine> Lines, PricedBasket Basket, IReadOnlyDictionary<SellerId, ParcelQuote> Shipping)
{
    public static PricedSale Of(CheckoutCart cart) => new(cart.Lines, cart.Basket, cart.Shipping);
}

/// <summary>A priced sale as the shares of its sellers.</summary>
internal static class OrderShares
{
    public static IReadOnlyList<SellerShare> Of(PricedSale sale) => [.. sale.Lines.GroupBy(line => line.Offer.SellerId).Select(lines =>
    {
        var shops = lines.Select(line => line.Offer.ShopId).Distinct().ToList();
        return new SellerShare(lines.Key, shops.Count == 1 ? shops[0] : null, [.. lines.Select(line => ItemOf(line, sale.Basket))])
        {
            ReturnWindow = lines.First().Offer.ReturnWindow,
            Method = sale.Shipping.TryGetValue(lines.Key, out var way) ? MethodOf(way.Kind) : FulfilmentMethod.Shipping,
            Shipping = sale.Basket.Shipping.Where(shipping => shipping.SellerId == lines.Key).Select(shipping => ShippingOf(shipping, sale.Basket)).SingleOrDefault(),
            Adjustments = [.. sale.Basket.DiscountsOf(lines.Key).Select(discount => AdjustmentOf(discount.Terms, discount.Amount))],
            Taxes = sale.Basket.TaxesOf(lines.Key),
        };
    })];

    private static OrderItem ItemOf(CheckoutLine line, PricedBasket basket) => new(
        line.Offer.ListingId,
        line.Offer.ProductId,
        line.Offer.VariantId,
        line.Offer.ProductName,
        line.Offer.VariantName,
        line.Offer.Sku,
        line.Offer.Options,
        line.Offer.Unit,
        line.Offer.ImageUrl,
        new Money(line.Priced.UnitPrice, line.UnitPrice.Currency),
        line.Quantity)
    {
        Customization = [.. line.Customization.Parts.Select(part => CustomizationOf(part, line.SinglePrice ?? line.Offer.Prices.SingleFor(line.Quantity)!.Value))],
        Files = line.Customization.Wish().Files,
        Discount = line.Priced.Discount,
        PlatformDiscount = basket.PaidByPlatform(line.Priced.Steps),
        Tax = line.Priced.Totals.Tax,
        IncludedTax = line.Priced.Totals.IncludedTax,
        Taxes = line.Priced.Taxes,
    };

    private static OrderCustomization CustomizationOf(CustomizationPart part, Money single) =>
        new(part.Group, part.Label, [.. part.Choices.Select(choice => choice.Name)], part.Text, part.Price().On(single.MinorUnits));

    private static ShippingShare ShippingOf(PricedShipping shipping, PricedBasket basket) =>
        new(shipping.Label, shipping.Charge, shipping.Discount, basket.PaidByPlatform(shipping.Steps), shipping.Totals.Tax, shipping.Totals.IncludedTax);

    private static FulfilmentMethod MethodOf(ShippingKind kind) => kind switch
    {
        ShippingKind.Pickup => FulfilmentMethod.Pickup,
        ShippingKind.LocalDelivery => FulfilmentMethod.LocalDelivery,
        ShippingKind.Digital => FulfilmentMethod.Digital,
        _ => FulfilmentMethod.Shipping,
    };

    private static Adjustment AdjustmentOf(PromotionTerms terms, long amount) => new(
        terms.Code is null ? AdjustmentKind.Promotion : AdjustmentKind.Coupon,
        terms.Name,
        -amount,
        Funding.Of(terms.SellerId))
    {
        IsConditional = terms.IsConditional,
    };
}
