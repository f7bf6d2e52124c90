using Marketplace.Domain.Common;
using Marketplace.Domain.Integration.Contracts;

namespace Marketplace.Domain.Integration;

/// <summary>What a thing of another system became here, and what was last asked of it: the same asked again changes nothing.</summary>
public sealed class ExternalReference
{
    private ExternalReference() { } // EF Core

    /// <summary>Among whose things the external id is unique; an empty id is the marketplace, because a key takes no null.</summary>
    public SellerId Scope { get; private init; }

    public ImportTargetType TargetType { get; private init; }

    public string ExternalId { get; private init; } = "";

    public Guid ResourceId { get; private set; }

    /// <summary>The draft that was last carried out, as JSON.</summary>
    public string Draft { get; private set; } = "";

    public DateTimeOffset UpdatedAt { get; private set; }

    public static ExternalReference To(Guid resource, (SellerId? Seller, ImportTargetType Type, string Id) name, string draft, DateTimeOffset now)
    {
        var reference = new ExternalReference
        {
            Scope = name.Seller ?? default,
            TargetType = name.Type,
            ExternalId = Require.Text(name.Id, Require.MaxExternalIdLength, "externalId"),
        };
        reference.Follow(resource, draft, now);
        return reference;
    }

    public void Follow(Guid resource, string draft, DateTimeOffset now) => (ResourceId, Draft, UpdatedAt) = (resource, draft, now);
}

/// <summary>A picture that a file names by its address and that is still to be fetched; it goes when that is done or was in vain.</summary>
public sealed class PendingPicture
{
    public const int MaxUrlLength = 2000;

    /// <summary>More than any product has, so that the row and the place in it make one number.</summary>
    public const int PerRow = 1000;

    private PendingPicture() { } // EF Core

    public ImportId ImportId { get; private init; }

    /// <summary>In the order of the file.</summary>
    public int Number { get; private init; }

    public ProductId ProductId { get; private init; }

    /// <summary>The row that is warned where the picture cannot be had.</summary>
    public int RowNumber { get; private init; }

    public string Url { get; private init; } = "";

    public string? Alt { get; private init; }

    /// <summary>The variants that it shows.</summary>
    public IReadOnlyList<VariantId> Variants { get; private init; } = [];

    public static PendingPicture Of(ImportId import, int number, int row, ProductId product, (string Url, string? Alt) picture, IReadOnlyList<VariantId> variants) => new()
    {
        ImportId = import,
        Number = number,
        RowNumber = row,
        ProductId = product,
        Url = picture.Url,
        Alt = picture.Alt,
        Variants = variants,
    };
}
