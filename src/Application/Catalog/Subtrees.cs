using Marketplace.Domain.Catalog;

namespace Marketplace.Application.Catalog;

internal static class Subtrees
{
    /// <summary>These categories and all below them.</summary>
    public static IQueryable<Category> Under(this IQueryable<Category> categories, IEnumerable<Guid> ids)
    {
        var parts = ids.Select(id => $"{id:N}/").ToList();
        return categories.Where(category => parts.Any(part => category.Lineage.Contains(part)));
    }
}
