using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.Domain.Shopping;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Shopping;

/// <summary>A code of a cart, and what it gives now, or gave when the cart was bought.</summary>
public sealed record CouponRedemptionView : IView
{
    public CouponRedemptionId Id { get; init; }
    public int Revision { get; init; }
    public CartId CartId { get; init; }
    public string Code { get; init; } = "";
    public string Currency { get; init; } = "";
    public long DiscountMinor { get; init; }
    public string? Description { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record RedeemCouponCommand(CartId CartId, string Code) : ICommand<Written>;

public sealed record ReturnCouponCommand(CouponRedemptionId Id) : ICommand<Unit>;

internal sealed class CouponRedemptionHandlers(IShoppingDb db, ICaller caller, CartPrices prices, ICouponDesk desk, IUnitOfWork work, TimeProvider clock) :
    IRequestHandler<RedeemCouponCommand, Written>, IRequestHandler<ReturnCouponCommand, Unit>
{
    public Task<Written> Handle(RedeemCouponCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = await db.OwnCartAsync(request.CartId, caller, CartErrors.NoRelatedCart, ct);
            if (cart.Status is CartStatus.Open && cart.Given(request.Code) is { } given) return new Written(given.Id.Value, AlreadyThere: true);

            var coupon = cart.Give(request.Code.Trim(), clock.GetUtcNow());
            await desk.CheckAsync(request.Code, ct);
            var priced = await prices.OfAsync(cart, cart.ShippingAddress, ct);
            var outcome = priced.OutcomeOf(coupon);
            Ensure.That(outcome is not null && MayStand(outcome), CartErrors.CouponGivesNothing(outcome?.Refusal is { } refusal ? States.Name(refusal) : "nothingFits"));
            await db.SaveChangesAsync(ct);
            return new Written(coupon.Id.Value);
        },
        cancellationToken);

    public Task<Unit> Handle(ReturnCouponCommand request, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var cart = (await db.Carts.Where(cart => cart.BuyerId == caller.BuyerId && cart.Coupons != null).ToListAsync(ct)).Find(cart => cart.Coupons!.Any(coupon => coupon.Id == request.Id));
            Ensure.That(cart is not null, CartErrors.NoSuchCoupon);
            cart.TakeBack(request.Id);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    /// <summary>Where nothing is charged for sending yet, free sending is good all the same.</summary>
    private static bool MayStand(PromotionOutcome outcome) => outcome.Refusal is null || outcome is { Refusal: PromotionRefusal.NothingLeft, Terms.Kind: PromotionKind.FreeShipping };
}

/// <summary>Codes stand in their carts, few of which have any.</summary>
internal sealed class ReadCouponRedemptions(IShoppingDb db, ICaller caller, CartPrices prices) : IRequestHandler<Read<CouponRedemptionView>, Page<CouponRedemptionView>>
{
    public async Task<Page<CouponRedemptionView>> Handle(Read<CouponRedemptionView> request, CancellationToken cancellationToken)
    {
        var carts = await db.Carts.AsNoTracking().VisibleTo(caller).Where(cart => cart.Coupons != null).Select(cart => cart.Id).ToListAsync(cancellationToken);
        var priced = await prices.OfAsync(carts, cancellationToken);
        return priced.Values.SelectMany(cart => cart.Coupons, ViewOf).ToPage(request);
    }

    private static CouponRedemptionView ViewOf(PricedCart cart, CartCoupon coupon) => new()
    {
        Id = coupon.Id,
        Revision = cart.Cart.Version,
        CartId = cart.Cart.Id,
        Code = coupon.Code,
        Currency = cart.Cart.Currency,
        DiscountMinor = coupon.Discount,
        Description = coupon.Description,
        CreatedAt = coupon.GivenAt,
    };
}
