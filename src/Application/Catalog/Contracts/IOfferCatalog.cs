using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Catalog.Contracts;

/// <summary>What can be bought now, from whom and at what price.</summary>
public interface IOfferCatalog
{
    /// <summary>One statement however many are asked for. What the public cannot see is left out, unless <paramref name="known"/> says that the asker had it in hand before.</summary>
    /// <param name="currency">The one in which prices are wanted.</param>
    /// <param name="known">Tells of withdrawn offers too, as not available.</param>
    Task<IReadOnlyDictionary<ListingId, Offer>> FindAsync(IReadOnlyCollection<ListingId> listings, string currency, bool known, CancellationToken ct);
}

/// <summary>Why an offer cannot be bought; the words are codes of the contract. What is sold on request has to be asked for first.</summary>
public enum OfferObstacle { None, OnRequest, ListingUnavailable, ProductUnavailable, SellerClosed, ShopClosed }

/// <summary>A listing as it stands today, with what an order keeps of it.</summary>
public sealed record Offer
{
    public required ListingId ListingId { get; init; }

    public required ProductId ProductId { get; init; }

    public required VariantId VariantId { get; init; }

    public required SellerId SellerId { get; init; }

    public ShopId? ShopId { get; init; }

    /// <summary>Stock aside: that is <see cref="Available"/>.</summary>
    public OfferObstacle Obstacle { get; init; }

    public bool IsAvailable => Obstacle is OfferObstacle.None;

    /// <summary>Whether the seller or an operator has to accept an order first.</summary>
    public bool NeedsAcceptance { get; init; }

    /// <summary>The seller has left it to the operators alone.</summary>
    public bool OnlyAdminAccepts { get; init; }

    /// <summary>How long somebody has for it.</summary>
    public TimeSpan AcceptancePeriod { get; init; }

    /// <summary>How long the buyer may send it back after delivery.</summary>
    public TimeSpan ReturnWindow { get; init; }

    /// <summary>In the asked currency; empty where there is none in it.</summary>
    public IReadOnlyList<PriceStep> Prices { get; init; } = [];

    /// <summary>What can be decided about it.</summary>
    public CustomizationForm Customization { get; init; } = CustomizationForm.None;

    /// <summary>The category of the product and all above it.</summary>
    public IReadOnlyList<CategoryId> Categories { get; init; } = [];

    /// <summary>Null: the default one.</summary>
    public TaxClassId? TaxClassId { get; init; }

    /// <summary>Of one, in kilograms; what has none weighs nothing.</summary>
    public decimal Weight { get; init; }

    public int Available { get; init; }

    public int MinQuantity { get; init; }

    public int? MaxQuantity { get; init; }

    public required string ProductName { get; init; }

    public required string VariantName { get; init; }

    public string? Sku { get; init; }

    /// <summary>The variant's choice per option, as a JSON object.</summary>
    public required string Options { get; init; }

    public required string Unit { get; init; }

    public string? ImageUrl { get; init; }
}
