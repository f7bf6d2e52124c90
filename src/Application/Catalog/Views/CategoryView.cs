using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Views;

/// <summary>A place in the tree of categories.</summary>
public sealed record CategoryView : IView
{
    public CategoryId Id { get; init; }

    public int Revision { get; init; }

    public CategoryId? ParentId { get; init; }

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    public string? Description { get; init; }

    public int Position { get; init; }

    /// <summary>1 at the root.</summary>
    public int Depth { get; init; }

    /// <summary>The slugs from the root, joined: <c>home/kitchen/knives</c>.</summary>
    public string Path { get; init; } = "";

    /// <summary>The products that the public finds here and below.</summary>
    public int ProductCount { get; init; }

    public bool IsActive { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record TagView : IView
{
    public TagId Id { get; init; }

    public int Revision { get; init; }

    public string Name { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>The products that the public finds by it.</summary>
    public int ProductCount { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A picture of a product; its address is made of the key under which the upload is kept.</summary>
public sealed record ProductImageView : IView
{
    public ProductImageId Id { get; init; }

    public int Revision { get; init; }

    public ProductId ProductId { get; init; }

    public UploadId UploadId { get; init; }

    public int Position { get; init; }

    public bool IsPrimary { get; init; }

    public string? Alt { get; init; }

    /// <summary>Empty where the upload is gone.</summary>
    public string StorageKey { get; init; } = "";

    public int Width { get; init; }

    public int Height { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
