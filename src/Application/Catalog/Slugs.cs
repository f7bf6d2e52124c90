using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>Slugs for those who did not choose one.</summary>
internal static class Slugs
{
    /// <summary>
    /// A free slug made from a name: <c>linen-shirt</c>, then <c>linen-shirt-2</c>. Two that race for the same one meet at the unique index, and one is refused.
    /// </summary>
    public static async Task<string> FreeAsync(IQueryable<string> taken, string name, CancellationToken ct)
    {
        var slug = Slug.From(name) ?? "item";
        var near = (await taken.Where(other => other == slug || other.StartsWith(slug + "-")).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        if (!near.Contains(slug)) return slug;

        for (var number = 2; ; number++)
        {
            var candidate = Slug.WithSuffix(slug, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!near.Contains(candidate)) return candidate;
        }
    }
}
