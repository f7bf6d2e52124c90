using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog.Contracts;

public sealed record CategoryUpdated(CategoryId CategoryId) : IUpdated
{
    public string Name => "category.updated";

    public Guid SubjectId => CategoryId.Value;
}

public sealed record ProductCreated(ProductId ProductId, SellerId? SellerId) : IDomainEvent
{
    public string Name => "product.created";

    public Guid SubjectId => ProductId.Value;
}

/// <summary>Anything of a product but its state: attributes, variants, images, tags.</summary>
public sealed record ProductUpdated(ProductId ProductId) : IUpdated
{
    public string Name => "product.updated";

    public Guid SubjectId => ProductId.Value;
}

public sealed record ProductStatusChanged(ProductId ProductId, ProductStatus Before, ProductStatus After, string? Reason) : IStateChange
{
    public string Name => (Before, After) switch
    {
        (_, ProductStatus.InReview) => "product.submitted",
        (ProductStatus.InReview, ProductStatus.Draft) => "product.changesRequested",
        (ProductStatus.Rejected, ProductStatus.Draft) => "product.reopened",
        (ProductStatus.Archived, _) => "product.restored",
        _ => $"product.{To}",
    };

    public Guid SubjectId => ProductId.Value;

    public string SubjectType => "products";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}

public sealed record ListingCreated(ListingId ListingId, ProductId ProductId, SellerId SellerId) : IDomainEvent
{
    public string Name => "listing.created";

    public Guid SubjectId => ListingId.Value;
}

public sealed record ListingUpdated(ListingId ListingId, ProductId ProductId) : IUpdated
{
    public string Name => "listing.updated";

    public Guid SubjectId => ListingId.Value;
}

public sealed record ListingPriceChanged(ListingId ListingId, ProductId ProductId) : IUpdated
{
    public string Name => "listing.priceChanged";

    public Guid SubjectId => ListingId.Value;
}

public sealed record ListingStatusChanged(ListingId ListingId, ProductId ProductId, ListingStatus Before, ListingStatus After, string? Reason) : IStateChange
{
    public string Name => (Before, After) switch
    {
        (ListingStatus.OutOfStock, ListingStatus.Active) => "listing.backInStock",
        (_, ListingStatus.Active) => "listing.activated",
        (_, ListingStatus.OutOfStock) => "listing.stockOut",
        (ListingStatus.Suspended, ListingStatus.Paused) => "listing.reinstated",
        _ => $"listing.{To}",
    };

    public Guid SubjectId => ListingId.Value;

    public string SubjectType => "listings";

    public string From => States.Name(Before);

    public string To => States.Name(After);
}
