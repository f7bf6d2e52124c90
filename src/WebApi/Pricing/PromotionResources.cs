using Marketplace.Application.Common;
using Marketplace.Application.Pricing;
using Marketplace.Application.Pricing.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Pricing;

/// <summary>What takes something off prices, and the codes by which it is had.</summary>
internal static class PromotionResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("promotions");

    private static readonly ValueFormat<PromotionConditions> Conditions = ObjectFormat<PromotionConditions>.Of(
        static values => new PromotionConditions
        {
            MinimumTotal = values.Get<Money?>("minimumTotal"),
            MinimumQuantity = values.Get<int?>("minimumQuantity"),
            BuyQuantity = values.Get<int?>("buyQuantity"),
            GetQuantity = values.Get<int?>("getQuantity"),
            UsageLimitPerBuyer = values.Get<int?>("usageLimitPerBuyer"),
            RequiresCoupon = values.Get<bool?>("requiresCoupon") ?? false,
        },
        static conditions =>
        {
            conditions.With<Money>("minimumTotal", static value => value.MinimumTotal, MoneyFormat.Instance);
            conditions.With<int>("minimumQuantity", static value => value.MinimumQuantity, new IntegerFormat(1, Promotion.MaxUsageLimit));
            conditions.With<int>("buyQuantity", static value => value.BuyQuantity, new IntegerFormat(1, Promotion.MaxSetQuantity));
            conditions.With<int>("getQuantity", static value => value.GetQuantity, new IntegerFormat(1, Promotion.MaxSetQuantity));
            conditions.With<int>("usageLimitPerBuyer", static value => value.UsageLimitPerBuyer, new IntegerFormat(1, Promotion.MaxUsageLimit));
            conditions.With<bool>("requiresCoupon", static value => value.RequiresCoupon, BooleanFormat.Instance);
        });

    public static ResourceType Promotions { get; } = Resource.Type<PromotionView, PromotionId>("promotions", promotion => promotion.Id, type =>
    {
        type.Describe("What takes something off prices: a percentage (value), an amount, the shipping, or the cheapest of a set (conditions.buyQuantity and getQuantity). A seller's is for its own goods, and the seller bears it; one without seller is for all, and the platform bears it. Higher priorities go first, each takes from what is left; beside an exclusive one nothing stands. With a coupon it is only for who knows a code.");
        type.On(Surface.Seller, Methods.All | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.All | Methods.Transition, Permission);
        type.Attribute("name", promotion => promotion.Name, new StringFormat(Promotion.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("kind", promotion => promotion.Kind, EnumFormat<PromotionKind>.Instance).Required().Filter();
        type.Attribute("value", promotion => promotion.Percent, new DecimalFormat(Promotion.PercentDecimals, 0, Promotion.MaxPercent, least: 2)).Writable().Describe("Percent, of a percentage.");
        type.Money("amount", promotion => promotion.AmountMinor, promotion => promotion.AmountCurrency).Writable().Describe("Once per cart, of a fixedAmount; only in carts of its currency.");
        type.Attribute("conditions", promotion => promotion.Conditions, Conditions).Writable();
        type.Attribute("fundedBy", promotion => Funding.Of(promotion.SellerId), EnumFormat<FundedBy>.Instance);
        type.Attribute("priority", promotion => promotion.Priority, new IntegerFormat(0, Promotion.MaxPriority)).Writable().Sort();
        type.Attribute("isExclusive", promotion => promotion.IsExclusive, BooleanFormat.Instance).Writable();
        type.Attribute("startsAt", promotion => promotion.StartsAt, TimestampFormat.Instance).Writable().Filter(Operators.Comparison);
        type.Attribute("endsAt", promotion => promotion.EndsAt, TimestampFormat.Instance).Writable().Filter(Operators.Comparison);
        type.Attribute("usageLimit", promotion => promotion.UsageLimit, new IntegerFormat(1, Promotion.MaxUsageLimit)).Writable();
        type.Attribute("usedCount", promotion => promotion.UsedCount, IntegerFormat.Any).Derived().Describe("Orders that stand.");
        type.Attribute("status", promotion => promotion.Status, EnumFormat<PromotionStatus>.Instance).Filter();
        type.Timestamps(promotion => promotion.CreatedAt, promotion => promotion.UpdatedAt);
        type.ToOne("seller", promotion => promotion.SellerId, "sellers").CreateOnly();
        type.ToMany("products", promotion => promotion.ProductIds, "products").Changeable();
        type.ToMany("categories", promotion => promotion.CategoryIds, "categories").Changeable();
        type.ToMany("coupons", "coupons", nameof(CouponView.PromotionId));
        type.FilterId("seller", promotion => promotion.SellerId, Surfaces.Admin);
        type.Include("products", "categories", "coupons");
        type.Create(body => new PlanPromotionCommand(body.One<SellerId>("seller"), Taken(new PromotionDetails(body.Required<string>("name"), body.Required<PromotionKind>("kind")), body)));
        type.Update((id, body) => new ChangePromotionCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DropPromotionCommand(new(id)));
        type.Moves(promotion => promotion.Status, (id, to, reason) => new MovePromotionCommand(new(id), to, reason), (promotion, _) => PromotionMoves.All.From(promotion.Status));
    });

    public static ResourceType Coupons { get; } = Resource.Type<CouponView, CouponId>("coupons", coupon => coupon.Id, type =>
    {
        type.Describe("A code by which a promotion is had; capital and small letters make no difference, and no two coupons have the same. From its first coupon on, a promotion is only for who knows a code.");
        type.On(Surface.Seller, Methods.All, Permission);
        type.On(Surface.Admin, Methods.All, Permission);
        type.Attribute("code", coupon => coupon.Code, new StringFormat(Coupon.MaxCodeLength, Coupon.MinCodeLength)).Required().Filter().Sort();
        type.Attribute("usageLimit", coupon => coupon.UsageLimit, new IntegerFormat(1, Promotion.MaxUsageLimit)).Writable();
        type.Attribute("usedCount", coupon => coupon.UsedCount, IntegerFormat.Any).Derived().Describe("Orders that stand.");
        type.Attribute("expiresAt", coupon => coupon.ExpiresAt, TimestampFormat.Instance).Writable();
        type.Attribute("isActive", coupon => coupon.IsActive, BooleanFormat.Instance).Writable().Filter();
        type.Timestamps(coupon => coupon.CreatedAt, coupon => coupon.UpdatedAt);
        type.ToOne("promotion", coupon => coupon.PromotionId, "promotions").Required();
        type.FilterId("promotion", coupon => coupon.PromotionId);
        type.Create(body => new IssueCouponCommand(body.RequiredOne<PromotionId>("promotion"), Taken(new CouponDetails(body.Required<string>("code")), body)));
        type.Update((id, body) => new ChangeCouponCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new WithdrawCouponCommand(new(id)));
    });

    private static PromotionDetails Taken(PromotionDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Kind = body.Change<PromotionKind>("kind").Or(before.Kind),
        Percent = body.OptionalValue<decimal>("value").Or(before.Percent),
        Amount = body.OptionalValue<Money>("amount").Or(before.Amount),
        Conditions = body.Change<PromotionConditions>("conditions").Or(before.Conditions),
        Priority = body.Change<int>("priority").Or(before.Priority),
        IsExclusive = body.Change<bool>("isExclusive").Or(before.IsExclusive),
        StartsAt = body.OptionalValue<DateTimeOffset>("startsAt").Or(before.StartsAt),
        EndsAt = body.OptionalValue<DateTimeOffset>("endsAt").Or(before.EndsAt),
        UsageLimit = body.OptionalValue<int>("usageLimit").Or(before.UsageLimit),
        Products = body.Many<ProductId>("products").Or(before.Products),
        Categories = body.Many<CategoryId>("categories").Or(before.Categories),
    };

    private static CouponDetails Taken(CouponDetails before, Body body) => before with
    {
        Code = body.Change<string>("code").Or(before.Code),
        UsageLimit = body.OptionalValue<int>("usageLimit").Or(before.UsageLimit),
        ExpiresAt = body.OptionalValue<DateTimeOffset>("expiresAt").Or(before.ExpiresAt),
        IsActive = body.Change<bool>("isActive").Or(before.IsActive),
    };
}
