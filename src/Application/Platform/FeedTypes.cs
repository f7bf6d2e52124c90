using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Platform;

/// <summary>Which types are told on which surface, and what their reader has to be allowed to read.</summary>
public static class FeedTypes
{
    private static readonly FeedType[] ForEverybody = [FeedType.Products, FeedType.Listings, FeedType.Categories, FeedType.Sellers];
    private static readonly FeedType[] ForSellers = [FeedType.Products, FeedType.Listings, FeedType.Sellers, FeedType.StockItems, FeedType.SellerOrders];

    public static IReadOnlyList<FeedType> On(Surface surface) => surface switch
    {
        Surface.Public => ForEverybody,
        Surface.Seller => ForSellers,
        _ => Enum.GetValues<FeedType>(),
    };

    public static IEnumerable<FeedType> ReadableBy(ICaller caller) =>
        On(caller.Surface).Where(type => caller.Surface is Surface.Public || caller.May($"read:{PermissionOf(type)}"));

    private static string PermissionOf(FeedType type) => type switch
    {
        FeedType.StockItems => "stock",
        FeedType.SellerOrders => "orders",
        _ => States.Name(type),
    };
}
