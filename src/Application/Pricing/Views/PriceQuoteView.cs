using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;

namespace Marketplace.Application.Pricing.Views;

/// <summary>What so many cost, and how that comes about.</summary>
public sealed record PriceQuoteView : IView
{
    public PriceQuoteId Id { get; init; }

    public int Revision { get; init; }

    public ListingId ListingId { get; init; }

    public int Quantity { get; init; }

    public string Currency { get; init; } = "";

    public IReadOnlyList<string> Codes { get; init; } = [];

    public CustomizationSnapshot? Customization { get; init; }

    public long UnitPriceMinor { get; init; }

    public long TotalMinor { get; init; }

    public IReadOnlyList<QuoteStep> Steps { get; init; } = [];

    public string EngineVersion { get; init; } = "";

    public string InputHash { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
