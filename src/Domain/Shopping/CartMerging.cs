using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;

namespace Marketplace.Domain.Shopping;

/// <summary>What one cart takes over of another: that of a guest who signed in, or one whose order was not paid.</summary>
public sealed partial class Cart
{
    /// <summary>Takes over what still is on offer of another cart, as many as can be had; the other one is closed.</summary>
    /// <param name="judge">What a line's choices come to today; null where they cannot be had any more.</param>
    /// <returns>How many lines of the other cart found a place.</returns>
    public int Absorb(Cart other, IReadOnlyDictionary<ListingId, CartItem> items, Func<CartLine, CustomizationSnapshot?>? judge = null)
    {
        other.MustBeOpen();
        var taken = TakeOver(other, items, judge, other.Coupons ?? [], other.Shipping ?? []);
        (other.Status, other.Coupons, other.Shipping) = (CartStatus.Merged, null, null);
        return taken;
    }

    /// <summary>Takes up again what was ordered and not paid in time, as far as it still is on offer; what was sold stays in the other cart as it was.</summary>
    /// <param name="judge">What a line's choices come to today; null where they cannot be had any more.</param>
    /// <returns>How many lines found a place.</returns>
    public int TakeUpAgain(Cart unpaid, IReadOnlyDictionary<ListingId, CartItem> items, Func<CartLine, CustomizationSnapshot?>? judge = null) => TakeOver(
        unpaid,
        items,
        judge,
        [.. (unpaid.Coupons ?? []).Select(coupon => new CartCoupon(CouponRedemptionId.New(), coupon.Code, coupon.GivenAt))],
        [.. (unpaid.Shipping ?? []).Select(choice => choice with { Id = ShippingChoiceId.New() })]);

    private int TakeOver(
        Cart other, IReadOnlyDictionary<ListingId, CartItem> items, Func<CartLine, CustomizationSnapshot?>? judge, IReadOnlyList<CartCoupon> coupons, IReadOnlyList<CartShipping> choices)
    {
        MustBeOpen();
        if (_lines.Count == 0) Currency = other.Currency;
        Email ??= other.Email;
        Note ??= other.Note;
        ShippingAddress ??= other.ShippingAddress;
        Coupons = Known([.. Coupons ?? [], .. coupons]);
        var taken = other._lines.FindAll(line => items.TryGetValue(line.ListingId, out var item) && (judge is null ? CustomizationSnapshot.None : judge(line)) is { } chosen && TakeOver(line, item, chosen));
        TakeOver(choices.Where(choice => taken.Exists(line => line.SellerId == choice.SellerId)));
        return taken.Count;
    }

    private bool TakeOver(CartLine line, CartItem item, CustomizationSnapshot chosen)
    {
        var present = Find(item, chosen);
        var wanted = Math.Min((present?.Quantity ?? 0) + line.Quantity, Math.Min(item.Most, item.Available - Beside(item, present)));
        if (wanted < item.MinQuantity || item.PriceFor(wanted)?.Currency != Currency || (present is null && _lines.Count == MaxLines)) return false;

        if (present is null) _lines.Add(new CartLine(item, wanted, chosen));
        else present.Take(item, wanted, chosen);
        return true;
    }
}
