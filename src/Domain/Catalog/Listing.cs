using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Catalog;

public enum ListingUnit { Piece, Pair, Pack, G, Kg, Ml, L, M, M2, Hour, Day }

public enum ListingCondition { New, Refurbished, UsedLikeNew, UsedGood, UsedAcceptable }

public enum ListingMode { BuyNow, PurchaseRequest, InterestOnly }

public sealed record ListingDetails
{
    public string? Sku { get; init; }

    public ShopId? ShopId { get; init; }

    public ListingUnit Unit { get; init; }

    public ListingCondition Condition { get; init; }

    public ListingMode Mode { get; init; }

    public int MinQuantity { get; init; } = 1;

    public int? MaxQuantity { get; init; }

    public string? ExternalId { get; init; }
}

/// <summary>A seller's offer of a variant: at what price, in which condition, from which shop.</summary>
public sealed partial class Listing : AggregateRoot
{
    public const int MaxQuantityOfAll = 100_000;
    public const int MaxPrices = 100;

    private readonly List<Price> _prices = [];

    private Listing() { } // EF Core

    public ListingId Id { get; private init; }

    public SellerId SellerId { get; private init; }

    public ProductId ProductId { get; private init; }

    public VariantId VariantId { get; private init; }

    public ShopId? ShopId { get; private set; }

    public string? Sku { get; private set; }

    public ListingUnit Unit { get; private set; }

    public ListingCondition Condition { get; private set; }

    public ListingMode Mode { get; private set; }

    public int MinQuantity { get; private set; } = 1;

    public int? MaxQuantity { get; private set; }

    public string? ExternalId { get; private set; }

    public ListingStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    public IReadOnlyList<Price> Prices => _prices;

    public ListingDetails Details => new()
    {
        Sku = Sku,
        ShopId = ShopId,
        Unit = Unit,
        Condition = Condition,
        Mode = Mode,
        MinQuantity = MinQuantity,
        MaxQuantity = MaxQuantity,
        ExternalId = ExternalId,
    };

    public static Listing Create(SellerId sellerId, ProductId productId, VariantId variantId, ListingDetails details)
    {
        var listing = new Listing { Id = ListingId.New(), SellerId = sellerId, ProductId = productId, VariantId = variantId };
        listing.Take(details);
        listing.Raise(new ListingCreated(listing.Id, productId, sellerId));
        return listing;
    }

    public void Change(ListingDetails details)
    {
        Take(details);
        Raise(new ListingUpdated(Id, ProductId));
    }

    /// <param name="mayBeSold">Whether its product is published and its seller approved.</param>
    public void Move(ListingStatus to, StateMachine<ListingStatus> moves, string? reason, bool mayBeSold)
    {
        if (Status == to) return; // a repeated move changes nothing
        reason = moves.Check(Status, to, reason);
        Ensure.That(to is not ListingStatus.Active || (mayBeSold && (_prices.Count > 0 || Mode is ListingMode.InterestOnly)), ListingErrors.CannotBeSold);

        Raise(new ListingStatusChanged(Id, ProductId, Status, to, reason));
        (Status, StatusReason) = (to, reason);
    }

    /// <summary>What is on offer follows its stock; any other state stays as it is, and what only invites interest needs no stock.</summary>
    public void ReflectStock(int available)
    {
        if (Status is not (ListingStatus.Active or ListingStatus.OutOfStock)) return;
        var canBeHad = (available > 0 && _prices.Count > 0) || Mode is ListingMode.InterestOnly;
        Move(canBeHad ? ListingStatus.Active : ListingStatus.OutOfStock, ListingMoves.OfSystem, reason: null, mayBeSold: true);
    }

    private void Take(ListingDetails details)
    {
        Sku = Require.OptionalText(details.Sku, Variant.MaxSkuLength, "sku");
        ExternalId = Require.OptionalText(details.ExternalId, Require.MaxExternalIdLength, "externalId");
        MinQuantity = Require.Range(details.MinQuantity, 1, MaxQuantityOfAll, "minQuantity");
        if (details.MaxQuantity is { } most) Require.Range(most, 1, MaxQuantityOfAll, "maxQuantity");
        Ensure.That(details.MaxQuantity is null || details.MaxQuantity >= details.MinQuantity, ListingErrors.QuantityBounds);
        (MaxQuantity, ShopId, Unit, Condition, Mode) = (details.MaxQuantity, details.ShopId, details.Unit, details.Condition, details.Mode);
    }
}
