using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

public sealed record CategoryDetails(string Name, string Slug)
{
    public string? Description { get; init; }

    public int Position { get; init; }

    public bool IsActive { get; init; } = true;

    public string? ExternalId { get; init; }
}

/// <summary>
/// A place in the tree by which buyers browse. Where it stands is also kept as text, so that a whole subtree is one condition;
/// whoever moves or renames a category therefore brings what stands below it.
/// </summary>
public sealed class Category : AggregateRoot
{
    public const int MaxNameLength = 120;
    public const int MaxDescriptionLength = 2000;
    public const int MaxDepth = CategoryLimits.MaxDepth;
    public const int MaxPosition = 1_000_000;

    private Category() { } // EF Core

    public CategoryId Id { get; private init; }

    public CategoryId? ParentId { get; private set; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public string? Description { get; private set; }

    public int Position { get; private set; }

    public bool IsActive { get; private set; }

    public string? ExternalId { get; private set; }

    /// <summary>1 at the root.</summary>
    public int Depth { get; private set; }

    /// <summary>The slugs from the root, joined: <c>home/kitchen/knives</c>.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The ids from the root to this one: everything below begins with the same text.</summary>
    public string Lineage { get; private set; } = "";

    public CategoryDetails Details => new(Name, Slug) { Description = Description, Position = Position, IsActive = IsActive, ExternalId = ExternalId };

    public static Category Create(CategoryDetails details, Category? parent)
    {
        var category = new Category { Id = CategoryId.New() };
        category.Take(details);
        category.Hang(parent);
        category.Raise(new CategoryUpdated(category.Id));
        return category;
    }

    /// <param name="below">All categories below this one, in any order.</param>
    /// <param name="parent">Its present parent; null at the root.</param>
    public void Change(CategoryDetails details, Category? parent, IReadOnlyCollection<Category> below)
    {
        var slug = Slug;
        Take(details);
        if (slug != Slug) Rehang(parent, below);
        Raise(new CategoryUpdated(Id));
    }

    /// <summary>Hangs the whole branch under another category, or at the root.</summary>
    /// <param name="below">All categories below this one, in any order.</param>
    public void MoveUnder(Category? parent, IReadOnlyCollection<Category> below)
    {
        if (parent?.Id == ParentId) return;
        Ensure.That(parent is null || !parent.IsWithin(this), CategoryErrors.Cycle);

        var reach = below.Select(category => category.Depth - Depth).DefaultIfEmpty().Max();
        Ensure.That((parent?.Depth ?? 0) + 1 + reach <= MaxDepth, CategoryErrors.TooDeep);
        Rehang(parent, below);
        Raise(new CategoryUpdated(Id));
    }

    /// <summary>The categories that a <see cref="Lineage"/> names, from the root.</summary>
    public static IReadOnlyList<CategoryId> InLineage(string lineage) =>
        [.. lineage.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => new CategoryId(Guid.ParseExact(id, "N")))];

    /// <summary>Whether this is the other category or stands anywhere below it.</summary>
    public bool IsWithin(Category other) => Lineage.StartsWith(other.Lineage, StringComparison.Ordinal);

    private void Rehang(Category? parent, IReadOnlyCollection<Category> below)
    {
        Hang(parent);
        var placed = new Dictionary<CategoryId, Category> { [Id] = this };
        foreach (var category in below.OrderBy(category => category.Depth))
        {
            category.Hang(placed[category.ParentId!.Value]);
            category.Raise(new CategoryUpdated(category.Id));
            placed[category.Id] = category;
        }
    }

    private void Hang(Category? parent)
    {
        ParentId = parent?.Id;
        Depth = (parent?.Depth ?? 0) + 1;
        Ensure.That(Depth <= MaxDepth, CategoryErrors.TooDeep);
        Path = parent is null ? Slug : $"{parent.Path}/{Slug}";
        Lineage = $"{parent?.Lineage}{Id.Value:N}/";
    }

    private void Take(CategoryDetails details)
    {
        Name = Require.Text(details.Name, MaxNameLength, "name");
        Slug = Require.Slug(details.Slug);
        Description = Require.OptionalText(details.Description, MaxDescriptionLength, "description");
        Position = Require.Range(details.Position, 0, MaxPosition, "position");
        IsActive = details.IsActive;
        ExternalId = Require.OptionalText(details.ExternalId, Require.MaxExternalIdLength, "externalId");
    }
}
