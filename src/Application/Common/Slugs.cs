using System.Globalization;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Common;

/// <summary>Slugs for those who did not choose one.</summary>
internal static class Slugs
{
    /// <summary>A number shortens a slug of more than this.</summary>
    private const int LongestStem = Require.MaxSlugLength - 20;

    /// <summary>
    /// A free slug made from a name: <c>linen-shirt</c>, then <c>linen-shirt-2</c>. Two that race for the same one meet at the unique index, and one is refused.
    /// </summary>
    /// <param name="unsaved">Those of what is about to be saved together with it.</param>
    public static async Task<string> FreeAsync(IQueryable<string> taken, string name, CancellationToken ct, IEnumerable<string>? unsaved = null)
    {
        var slug = Slug.From(name) ?? "item";
        var stem = slug.Length > LongestStem ? slug[..LongestStem] : slug + "-";
        var near = (await taken.Where(other => other == slug || other.StartsWith(stem)).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        near.UnionWith(unsaved ?? []);
        if (!near.Contains(slug)) return slug;

        for (var number = 2; ; number++)
        {
            var candidate = Slug.WithSuffix(slug, number.ToString(CultureInfo.InvariantCulture));
            if (!near.Contains(candidate)) return candidate;
        }
    }
}
