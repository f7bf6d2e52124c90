using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Application.Ordering;

/// <summary>
/// What made an order cheaper is not called off by its buyer while the rest stays as cheap: twelve bought for the gift with them, a hundred for the price of a hundred. The buyer cancels all of it, or asks the
/// seller, who may call off what it likes.
/// </summary>
internal sealed class Bargains(IOfferCatalog catalog, ICaller caller)
{
    /// <summary>A seller's part, while others stand.</summary>
    public void MayGo(SellerOrder part, IReadOnlyCollection<SellerOrder> parts)
    {
        if (caller.OrderActor is not OrderActor.Buyer) return;

        List<SellerOrder> others = [.. parts.Where(other => other.Id != part.Id && !other.IsCalledOff)];
        Ensure.That(others.Count == 0 || !others.Append(part).Any(IsOfAll), CancellationErrors.IsBargain("to"));
    }

    /// <summary>Goods of a seller's part, while the rest stands.</summary>
    public async Task MayGoAsync(SellerOrder part, IReadOnlyCollection<SellerOrder> parts, IReadOnlyList<(OrderLineId Id, int? Quantity)> wanted, CancellationToken ct)
    {
        if (caller.OrderActor is not OrderActor.Buyer) return;

        Ensure.That(!part.Adjustments.Any(adjustment => adjustment.IsConditional) && !parts.Any(other => !other.IsCalledOff && IsOfAll(other)), CancellationErrors.IsBargain("sellerOrder"));
        var offers = await catalog.FindAsync([.. part.Lines.Select(line => line.ListingId).Distinct()], part.Currency, known: true, ct);
        foreach (var (place, (id, quantity)) in wanted.Index())
        {
            if (part.Lines.SingleOrDefault(line => line.Id == id) is not { } line || quantity is not { } less || less >= line.StandingQuantity) continue;
            if (offers.GetValueOrDefault(line.ListingId) is { } offer) Ensure.That(IsAsCheap(offer, line.StandingQuantity, line.StandingQuantity - less), CancellationErrors.TooFewLeft(place));
        }
    }

    /// <summary>What a seller gives is for its own goods, whatever becomes of those of others.</summary>
    private static bool IsOfAll(SellerOrder part) => part.Adjustments.Any(adjustment => adjustment is { IsConditional: true, FundedBy: FundedBy.Platform });

    /// <summary>By the prices of today, as those of the sale are told for one quantity only.</summary>
    private static bool IsAsCheap(Offer offer, int before, int after) =>
        after >= offer.MinQuantity && (offer.Prices.For(before) is not { } former || offer.Prices.For(after) is { } single && single.MinorUnits <= former.MinorUnits);
}
