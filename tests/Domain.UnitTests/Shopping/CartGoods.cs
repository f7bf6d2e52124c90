using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;

namespace Marketplace.Domain.UnitTests.Shopping;

/// <summary>What tests of carts put into them.</summary>
internal static class CartGoods
{
    /// <summary>Bought for nothing.</summary>
    public static CartSettlement Nothing => new(Totals.Zero, new Dictionary<CartLineId, LineSettlement>());

    public static CartItem Item(long price, string currency = "EUR") =>
        new(ListingId.New(), ProductId.New(), VariantId.New(), SellerId.New(), [new PriceStep(1, new Money(price, currency))], Available: 1000, MinQuantity: 1, MaxQuantity: null);
}
