using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

/// <summary>A word by which products are found across categories.</summary>
public sealed class Tag : AggregateRoot
{
    public const int MaxNameLength = 60;

    private Tag() { } // EF Core

    public TagId Id { get; private init; }

    public string Name { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public static Tag Create(string name, string slug)
    {
        var tag = new Tag { Id = TagId.New() };
        tag.Rename(name, slug);
        return tag;
    }

    public void Rename(string name, string slug)
    {
        Name = Require.Text(name, MaxNameLength, "name");
        Slug = Require.Slug(slug);
    }
}
