using Marketplace.Application.Common.Caching;

namespace Marketplace.WebApi.JsonApi;

/// <summary>What a document shows, as the things whose changes end it.</summary>
internal static class Dependencies
{
    /// <summary>Null where it shows something whose changes are not noticed.</summary>
    public static int[]? Of(Document document)
    {
        var stripes = new HashSet<int>();
        if (!AddPrimary(document, stripes)) return null;

        foreach (var relationship in document.Plan.Included.Values.SelectMany(relationships => relationships))
        {
            if (relationship.IsPolymorphic || relationship.Target.KeptAs is not { } word) return null;
            if (relationship.IsMany && !IsWholeProduct(document, word)) stripes.Add(CacheStripes.Of(word));
        }

        foreach (var (type, view) in document.Included) stripes.Add(CacheStripes.Of(type.IdOf(view)));
        return [.. stripes];
    }

    private static bool AddPrimary(Document document, HashSet<int> stripes)
    {
        if (document.PrimaryType.KeptAs is not { } word) return false;

        if (document.IsCollection || (word == CacheStripes.Products && !IsWholeProduct(document, word))) stripes.Add(CacheStripes.Of(word));
        if (document.PrimaryType.KeptWith is { } counted) stripes.Add(CacheStripes.Of(counted));
        if (!document.IsCollection) stripes.UnionWith(document.Primary.Select(view => CacheStripes.Of(document.PrimaryType.IdOf(view))));
        return true;
    }

    /// <summary>Whatever belongs to a product changes with it, so that its id says all. Variants and listings by themselves are only told by their word.</summary>
    private static bool IsWholeProduct(Document document, string word) =>
        word == CacheStripes.Products && document is { IsCollection: false, PrimaryType.Name: "products" };
}
