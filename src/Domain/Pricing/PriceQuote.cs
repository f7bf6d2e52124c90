using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Pricing;

/// <summary>What so many of one thing cost, and how that comes about: kept as it was told, for a day.</summary>
public sealed class PriceQuote : AggregateRoot
{
    public const int MaxQuantity = 999;
    public const int MaxCodes = 10;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private PriceQuote() => Currency = EngineVersion = InputHash = ""; // EF Core

    public PriceQuoteId Id { get; private init; }

    /// <summary>Who asked about its own goods; null: somebody on the public surface.</summary>
    public SellerId? AskedBy { get; private init; }

    public ListingId ListingId { get; private init; }

    public int Quantity { get; private init; }

    public string Currency { get; private init; }

    public IReadOnlyList<string> Codes { get; private init; } = [];

    /// <summary>What was decided about it; null where there was nothing to decide.</summary>
    public CustomizationSnapshot? Customization { get; private init; }

    public long UnitPrice { get; private init; }

    public long Total { get; private init; }

    public IReadOnlyList<QuoteStep> Steps { get; private init; } = [];

    public string EngineVersion { get; private init; }

    /// <summary>Of all that the price depends on (SHA-256, hexadecimal): the same input has the same answer.</summary>
    public string InputHash { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public static PriceQuote Tell(SellerId? askedBy, ListingId listing, int quantity, string currency, IReadOnlyList<string> codes, CustomizationSnapshot customization, QuotedPrice price, DateTimeOffset now) => new()
    {
        Id = PriceQuoteId.New(),
        AskedBy = askedBy,
        ListingId = listing,
        Quantity = quantity,
        Currency = currency,
        Codes = codes,
        Customization = customization.Parts.Count == 0 ? null : customization,
        UnitPrice = price.UnitPrice,
        Total = price.Total,
        Steps = price.Steps,
        EngineVersion = price.EngineVersion,
        InputHash = price.InputHash,
        ExpiresAt = now + Kept,
    };
}

/// <summary>A price with its reasons; amounts in the smallest unit.</summary>
public sealed record QuotedPrice(long UnitPrice, long Total, IReadOnlyList<QuoteStep> Steps, string EngineVersion, string InputHash);

/// <summary>One step of the way to a price: those that are applied add up to it.</summary>
/// <param name="Kind">A word of the contract: <c>listPrice</c>, <c>promotion</c>, <c>tax</c> …</param>
/// <param name="Reason">Why it was not applied.</param>
public sealed record QuoteStep(string Kind, string Label, long Amount, bool Applied, string? Reason);
