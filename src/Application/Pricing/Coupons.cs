using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

public sealed record IssueCouponCommand(PromotionId PromotionId, CouponDetails Details) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangeCouponCommand(CouponId Id, Func<CouponDetails, CouponDetails> Change) : ICommand<Written>;

public sealed record WithdrawCouponCommand(CouponId Id) : ICommand<Unit>;

internal sealed class CouponHandlers(IPricingDb db, ICaller caller, IUnitOfWork work) :
    IRequestHandler<IssueCouponCommand, Written>, IRequestHandler<ChangeCouponCommand, Written>, IRequestHandler<WithdrawCouponCommand, Unit>
{
    public Task<Written> Handle(IssueCouponCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            await work.LockAsync($"coupons {command.PromotionId.Value}", ct);
            var promotion = await db.Promotions.VisibleTo(caller).SingleOrDefaultAsync(candidate => candidate.Id == command.PromotionId, ct);
            Ensure.That(promotion is not null, PromotionErrors.NoSuchPromotion);
            var coupon = Coupon.Issue(promotion, command.Details, await db.Coupons.CountAsync(other => other.PromotionId == promotion.Id, ct));
            db.Coupons.Add(coupon);
            await db.SaveChangesAsync(ct);
            return new Written(coupon.Id.Value);
        },
        cancellationToken);

    public async Task<Written> Handle(ChangeCouponCommand command, CancellationToken cancellationToken)
    {
        var coupon = await db.Coupons.OwnAsync(command.Id, caller, cancellationToken);
        coupon.Change(command.Change(coupon.Details));
        await db.SaveChangesAsync(cancellationToken);
        return new Written(coupon.Id.Value);
    }

    public Task<Unit> Handle(WithdrawCouponCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var coupon = await db.Coupons.OwnAsync(command.Id, caller, ct);
            Ensure.That(!await db.PromotionUses.AnyAsync(use => use.CouponId == coupon.Id, ct), PromotionErrors.CouponWasUsed);
            db.Coupons.Remove(coupon);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);
}
