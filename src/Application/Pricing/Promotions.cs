using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <param name="SellerId">An admin's word; null: for the goods of all sellers, and the marketplace pays. A seller plans its own.</param>
public sealed record PlanPromotionCommand(SellerId? SellerId, PromotionDetails Details) : ICommand<Written>;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record ChangePromotionCommand(PromotionId Id, Func<PromotionDetails, PromotionDetails> Change) : ICommand<Written>;

/// <summary>Its coupons go with it.</summary>
public sealed record DropPromotionCommand(PromotionId Id) : ICommand<Unit>;

public sealed record MovePromotionCommand(PromotionId Id, PromotionStatus To, string? Reason) : ICommand<Written>;

internal sealed class PromotionHandlers(IPricingDb db, ICaller caller, IUnitOfWork work, IMoveHistory moves) :
    IRequestHandler<PlanPromotionCommand, Written>, IRequestHandler<ChangePromotionCommand, Written>, IRequestHandler<DropPromotionCommand, Unit>, IRequestHandler<MovePromotionCommand, Written>
{
    private const string SubjectType = "promotions";

    public async Task<Written> Handle(PlanPromotionCommand command, CancellationToken cancellationToken)
    {
        var promotion = Promotion.Plan(caller.Surface is Surface.Seller ? caller.RequiredSeller : command.SellerId, command.Details);
        db.Promotions.Add(promotion);
        await db.SaveChangesAsync(cancellationToken);
        return new Written(promotion.Id.Value);
    }

    public async Task<Written> Handle(ChangePromotionCommand command, CancellationToken cancellationToken)
    {
        var promotion = await db.Promotions.OwnAsync(command.Id, caller, cancellationToken);
        promotion.Change(command.Change(promotion.Details));
        await db.SaveChangesAsync(cancellationToken);
        return new Written(promotion.Id.Value);
    }

    public Task<Unit> Handle(DropPromotionCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var promotion = await db.Promotions.OwnAsync(command.Id, caller, ct);
            Ensure.That(!await db.PromotionUses.AnyAsync(use => use.PromotionId == promotion.Id, ct), PromotionErrors.WasUsed);
            db.Promotions.Remove(promotion);
            await db.SaveChangesAsync(ct);
            return Unit.Value;
        },
        cancellationToken);

    public Task<Written> Handle(MovePromotionCommand command, CancellationToken cancellationToken) => work.ExecuteAsync(
        async ct =>
        {
            var owner = await db.Promotions.VisibleTo(caller).Where(candidate => candidate.Id == command.Id).Select(candidate => new { candidate.SellerId }).SingleOrDefaultAsync(ct);
            await work.LockAsync($"promotions {owner?.SellerId?.Value}", ct);
            var promotion = await db.Promotions.OwnAsync(command.Id, caller, ct);
            if (promotion.Status == command.To) return await moves.LastAsync(SubjectType, promotion.Id.Value, ct);

            promotion.Move(command.To, command.Reason, await db.Promotions.CountAsync(other => other.SellerId == promotion.SellerId && other.Status == PromotionStatus.Active, ct));
            await db.SaveChangesAsync(ct);
            return await moves.LastAsync(SubjectType, promotion.Id.Value, ct) with { AlreadyThere = false };
        },
        cancellationToken);
}

internal static class PromotionVisibility
{
    extension(IQueryable<Promotion> promotions)
    {
        /// <summary>A seller's own; an admin's all.</summary>
        public IQueryable<Promotion> VisibleTo(ICaller caller) =>
            caller.Surface is Surface.Admin ? promotions : promotions.Where(promotion => promotion.SellerId != null && promotion.SellerId == caller.SellerId);

        public async Task<Promotion> OwnAsync(PromotionId id, ICaller caller, CancellationToken ct) =>
            await promotions.VisibleTo(caller).SingleOrDefaultAsync(promotion => promotion.Id == id, ct) ?? throw new DomainException(PromotionErrors.NotFoundHere);
    }

    extension(IQueryable<Coupon> coupons)
    {
        public IQueryable<Coupon> VisibleTo(ICaller caller) => caller.Surface is Surface.Admin ? coupons : coupons.Where(coupon => coupon.SellerId != null && coupon.SellerId == caller.SellerId);

        public async Task<Coupon> OwnAsync(CouponId id, ICaller caller, CancellationToken ct) =>
            await coupons.VisibleTo(caller).SingleOrDefaultAsync(coupon => coupon.Id == id, ct) ?? throw new DomainException(PromotionErrors.NotFoundHere);
    }
}
