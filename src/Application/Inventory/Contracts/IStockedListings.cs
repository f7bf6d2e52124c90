using Marketplace.Domain.Common;

namespace Marketplace.Application.Inventory.Contracts;

/// <summary>What there is stock of, to be asked in a query; answered by Catalog.</summary>
public interface IStockedListings
{
    IQueryable<StockedListing> All { get; }
}

public sealed record StockedListing
{
    public ListingId Id { get; init; }

    public VariantId VariantId { get; init; }

    public string? Sku { get; init; }
}
