using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog.Imports;

/// <summary>Finds what a seller's own words mean here: categories by name, tags, which are made where there are none.</summary>
internal sealed class ImportWords(ICatalogDb db)
{
    public async Task<CategoryId?> CategoryAsync(string? type, ImportMapping mapping, List<ImportRowNote> warnings, CancellationToken ct)
    {
        var found = type is null ? null : await FindAsync(type, ct);
        found ??= mapping.Category is { } slug ? await BySlugAsync(slug, ct) : null;
        if (found is null && type is not null) warnings.Add(new("invalid_value", $"There is no category \"{type}\"; the product has none.", "Type"));
        return found;
    }

    public async Task<CategoryId?> BySlugAsync(string slug, CancellationToken ct) =>
        await db.Categories.Where(category => category.Slug == slug).Select(category => (CategoryId?)category.Id).FirstOrDefaultAsync(ct);

    /// <summary>Tags that a product was given here stay; those that only the file knew and no longer names go.</summary>
    public async Task TagAsync(Product product, ProductDiff diff, List<ImportRowNote> warnings, CancellationToken ct)
    {
        if (!diff.Says(draft => draft.Tags)) return;

        var wanted = await TagsAsync(diff.Draft.Tags, warnings, ct);
        var former = (diff.Before?.Tags ?? []).Select(Slug.From).ToHashSet(StringComparer.Ordinal);
        var gone = await db.Tags.Where(tag => former.Contains(tag.Slug)).Select(tag => tag.Id).ToListAsync(ct);
        product.SetTags(product.Tags.Select(tag => tag.TagId).Except(gone).Union(wanted));
    }

    private async Task<IReadOnlyList<TagId>> TagsAsync(IEnumerable<string> names, List<ImportRowNote> warnings, CancellationToken ct)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Slug.From(name) is { } slug && name.Length <= Tag.MaxNameLength) wanted.TryAdd(slug, name);
            else warnings.Add(new("invalid_value", $"\"{name}\" is no possible tag and was left out.", "Tags"));
        }

        var slugs = wanted.Keys.ToList();
        var stored = await db.Tags.Where(tag => slugs.Contains(tag.Slug)).ToListAsync(ct);
        var known = stored.Concat(db.Tags.Local.Where(tag => wanted.ContainsKey(tag.Slug))).DistinctBy(tag => tag.Slug).ToDictionary(tag => tag.Slug, StringComparer.Ordinal);
        foreach (var (slug, name) in wanted)
        {
            if (known.ContainsKey(slug)) continue;
            known[slug] = Tag.Create(name, slug);
            db.Tags.Add(known[slug]);
        }

        return [.. known.Values.Select(tag => tag.Id)];
    }

    /// <summary>Of several with the same name the one nearest to the root.</summary>
    private async Task<CategoryId?> FindAsync(string type, CancellationToken ct)
    {
        var slug = Slug.From(type);
        return await db.Categories
            .Where(category => category.IsActive && (category.Slug == slug || category.Name == type))
            .OrderByDescending(category => category.Slug == slug).ThenBy(category => category.Depth).ThenBy(category => category.Id)
            .Select(category => (CategoryId?)category.Id)
            .FirstOrDefaultAsync(ct);
    }
}
