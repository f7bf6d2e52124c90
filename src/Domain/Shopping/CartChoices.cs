using Marketplace.Domain.Common;

namespace Marketplace.Domain.Shopping;

/// <summary>What a buyer says beside the lines: codes, and how each seller's part is to come.</summary>
public sealed partial class Cart
{
    public const int MaxCoupons = 10;

    /// <summary>Null: none was given.</summary>
    public IReadOnlyList<CartCoupon>? Coupons { get; private set; }

    /// <summary>Null: of no seller's part the buyer has chosen how it comes.</summary>
    public IReadOnlyList<CartShipping>? Shipping { get; private set; }

    /// <summary>Keeps a code; what it gives is reckoned anew whenever somebody asks.</summary>
    public CartCoupon Give(string code, DateTimeOffset now)
    {
        MustBeOpen();
        Ensure.That((Coupons?.Count ?? 0) < MaxCoupons, CartErrors.TooManyCoupons);
        var coupon = new CartCoupon(CouponRedemptionId.New(), code, now);
        Coupons = [.. Coupons ?? [], coupon];
        return coupon;
    }

    public CartCoupon? Given(string code) => Coupons?.FirstOrDefault(coupon => coupon.Is(code));

    public void TakeBack(CouponRedemptionId id)
    {
        MustBeOpen();
        Ensure.That(Coupons?.Any(coupon => coupon.Id == id) == true, CartErrors.NoSuchCoupon);
        Coupons = Known([.. Coupons.Where(coupon => coupon.Id != id)]);
    }

    public CartShipping Choose(SellerId seller, ShippingMethodId method, DateTimeOffset now)
    {
        MustBeOpen();
        Ensure.That(Shipping?.Any(choice => choice.SellerId == seller) != true, CartErrors.AlreadyChosen);
        var choice = new CartShipping(ShippingChoiceId.New(), seller, method, now);
        Shipping = [.. Shipping ?? [], choice];
        return choice;
    }

    public void Rechoose(ShippingChoiceId id, ShippingMethodId method)
    {
        MustBeOpen();
        Ensure.That(Shipping?.Any(choice => choice.Id == id) == true, CartErrors.NoSuchChoice);
        Shipping = [.. Shipping.Select(choice => choice.Id == id ? choice with { MethodId = method } : choice)];
    }

    public void Unchoose(ShippingChoiceId id)
    {
        MustBeOpen();
        Ensure.That(Shipping?.Any(choice => choice.Id == id) == true, CartErrors.NoSuchChoice);
        Shipping = Shipping.Count == 1 ? null : [.. Shipping.Where(choice => choice.Id != id)];
    }

    /// <summary>What is chosen here already stays.</summary>
    private void TakeOver(IEnumerable<CartShipping> choices)
    {
        CartShipping[] all = [.. (Shipping ?? []).Concat(choices).DistinctBy(choice => choice.SellerId)];
        Shipping = all.Length == 0 ? null : all;
    }

    private static IReadOnlyList<CartCoupon>? Known(IReadOnlyList<CartCoupon> coupons) =>
        coupons.Count == 0 ? null : [.. coupons.DistinctBy(coupon => coupon.Code, StringComparer.OrdinalIgnoreCase).Take(MaxCoupons)];
}
