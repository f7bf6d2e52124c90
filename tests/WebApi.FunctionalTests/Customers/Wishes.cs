using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>Short ways to write wishlists.</summary>
internal static class Wishes
{
    public const string Lists = "/api/v1/wishlists";
    public const string Items = "/api/v1/wishlistItems";

    public static object List(string name) => Documents.Of("wishlists", new { name });

    public static object Wish(string product, string? listing = null, string? list = null, string? note = null)
    {
        var relationships = new Dictionary<string, object>(StringComparer.Ordinal) { ["product"] = Documents.To("products", product) };
        if (listing is not null) relationships["listing"] = Documents.To("listings", listing);
        if (list is not null) relationships["wishlist"] = Documents.To("wishlists", list);
        return Documents.Of("wishlistItems", new { note }, relationships);
    }
}
