using Marketplace.Application.Common;
using Marketplace.Application.Finance;
using Marketplace.Domain.Common;
using Marketplace.Domain.Finance;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Finance;

/// <summary>What sales cost sellers: the rules, what they come to, and what was charged.</summary>
internal static class CommissionResources
{
    private const int MaxQuantity = 100_000;

    private static readonly AccessRule Permission = AccessRule.Permission("commissions");
    private static readonly ValueFormat<decimal> Percent = new DecimalFormat(CommissionTerms.RateDecimals, 0, 100);

    public static ResourceType Rules { get; } = Resource.Type<CommissionRuleView, CommissionRuleId>("commissionRules", rule => rule.Id, type =>
    {
        type.Describe("By which commission is charged: of the rules that fit a sale the first one by position, the default where none does. Rates are in percent. A rule of a category holds for those below it; one with amounts only for sales in their currency. A change makes a new ruleVersion and leaves what was charged as it is.");
        type.On(Surface.Admin, Methods.All, Permission);
        type.DemandsIfMatch();
        type.Attribute("name", rule => rule.Name, new StringFormat(CommissionRule.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("position", rule => rule.Position, new IntegerFormat(0, CommissionRule.LastPosition)).Writable().Sort().Describe("Behind all others, before the default, where none is given.");
        type.Attribute("rate", rule => rule.Rate, Percent).Required();
        type.Money("fixedAmount", rule => rule.FixedMinor, rule => rule.Currency).Writable().Describe("Added once for each line of an order.");
        type.Money("minimum", rule => rule.MinimumMinor, rule => rule.Currency).Writable();
        type.Money("maximum", rule => rule.MaximumMinor, rule => rule.Currency).Writable();
        type.Attribute("base", rule => rule.Base, EnumFormat<CommissionBase>.Instance).Required();
        type.Attribute("taxRate", rule => rule.TaxRate, Percent).Writable().Describe("Tax on the commission. Both together never come to more than the base.");
        type.Attribute("startsAt", rule => rule.StartsAt, TimestampFormat.Instance).Writable().Filter(Operators.Comparison | Operators.IsNull);
        type.Attribute("endsAt", rule => rule.EndsAt, TimestampFormat.Instance).Writable().Filter(Operators.Comparison | Operators.IsNull);
        type.Attribute("isDefault", rule => rule.IsDefault, BooleanFormat.Instance);
        type.Attribute("ruleVersion", rule => rule.RuleVersion, IntegerFormat.Any);
        type.Timestamps(rule => rule.CreatedAt, rule => rule.UpdatedAt);
        type.ToOne("seller", rule => rule.SellerId, "sellers").CreateOnly();
        type.ToOne("category", rule => rule.CategoryId, "categories").CreateOnly();
        type.ToOne("product", rule => rule.ProductId, "products").CreateOnly();
        type.FilterId("seller", rule => rule.SellerId);
        type.FilterId("category", rule => rule.CategoryId);
        type.FilterId("product", rule => rule.ProductId);
        type.SortByDefault("position");
        type.Include("seller", "category", "product");
        type.Create(body => new MakeCommissionRuleCommand(
            new CommissionScope(body.One<SellerId>("seller"), body.One<CategoryId>("category"), body.One<ProductId>("product")),
            Taken(new CommissionRuleDetails(body.Required<string>("name"), new CommissionTerms(body.Required<decimal>("rate"), body.Required<CommissionBase>("base"))), body),
            body.Has("position") ? body.Get<int>("position") : null));
        type.Update((id, body) => new ChangeCommissionRuleCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DropCommissionRuleCommand(new(id)));
    });

    public static ResourceType Previews { get; } = Resource.Type<CommissionPreviewView, CommissionPreviewId>("commissionPreviews", preview => preview.Id, type =>
    {
        type.Describe("What a sale would cost its seller today; reckoned, and not kept. A listing tells what is sold and where it stands, otherwise the named category counts. On the seller's surface the seller is the own one.");
        type.On(Surface.Seller, Methods.Create, Permission);
        type.On(Surface.Admin, Methods.Create, Permission);
        type.Money("price", preview => preview.PriceMinor, preview => preview.Currency).CreateOnly(required: true);
        type.Attribute("quantity", preview => preview.Quantity, new IntegerFormat(1, MaxQuantity)).CreateOnly().Describe("1 where none is given.");
        type.Money("base", preview => preview.BaseMinor, preview => preview.Currency);
        type.Attribute("rate", preview => preview.Rate, Percent);
        type.Money("commission", preview => preview.CommissionMinor, preview => preview.Currency);
        type.Money("tax", preview => preview.TaxMinor, preview => preview.Currency);
        type.Money("net", preview => preview.NetMinor, preview => preview.Currency);
        type.Attribute("ruleName", preview => preview.RuleName, StringFormat.Any);
        type.Timestamps(preview => preview.CreatedAt, updatedAt: null);
        type.ToOne("listing", preview => preview.ListingId, "listings").CreateOnly();
        type.ToOne("category", preview => preview.CategoryId, "categories").CreateOnly();
        type.ToOne("seller", preview => preview.SellerId, "sellers").CreateOnly();
        type.Create(body => new PreviewCommissionCommand(
            body.Required<Money>("price"), body.Change<int>("quantity").Or(1), body.One<ListingId>("listing"), body.One<CategoryId>("category"), body.One<SellerId>("seller")));
    });

    public static ResourceType Lines { get; } = Resource.Type<CommissionLineView, CommissionLineId>("commissionLines", line => line.Id, type =>
    {
        type.Describe("What the sale of an order line cost its seller, by the rule as it was on that day. It never changes; what is given back is a line of its own, below zero.");
        type.On(Surface.Seller, Methods.ListRead, Permission);
        type.On(Surface.Admin, Methods.ListRead, Permission);
        type.Attribute("kind", line => line.Kind, EnumFormat<CommissionLineKind>.Instance).Filter();
        type.Money("base", line => line.BaseMinor, line => line.Currency);
        type.Attribute("rate", line => line.Rate, Percent);
        type.Money("amount", line => line.AmountMinor, line => line.Currency);
        type.Attribute("taxRate", line => line.TaxRate, Percent);
        type.Money("taxAmount", line => line.TaxAmountMinor, line => line.Currency);
        type.Money("total", line => line.TotalMinor, line => line.Currency);
        type.Attribute("ruleVersion", line => line.RuleVersion, IntegerFormat.Any);
        type.Timestamps(line => line.CreatedAt, updatedAt: null);
        type.ToOne("sellerOrder", line => line.SellerOrderId, "sellerOrders");
        type.ToOne("orderLine", line => line.OrderLineId, "orderLines");
        type.ToOne("rule", line => line.RuleId, "commissionRules");
        type.ToOne("refund", line => line.RefundId, "refunds");
        type.FilterId("sellerOrder", line => line.SellerOrderId);
        type.FilterId("sellerOrder.seller", line => line.SellerId, Surfaces.Admin);
        type.FilterId("rule", line => line.RuleId, Surfaces.Admin);
        type.Include("sellerOrder", "orderLine", "rule", "refund");
    });

    private static CommissionRuleDetails Taken(CommissionRuleDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Position = body.Change<int>("position").Or(before.Position),
        StartsAt = body.OptionalValue<DateTimeOffset>("startsAt").Or(before.StartsAt),
        EndsAt = body.OptionalValue<DateTimeOffset>("endsAt").Or(before.EndsAt),
        Terms = before.Terms with
        {
            Rate = body.Change<decimal>("rate").Or(before.Terms.Rate),
            Base = body.Change<CommissionBase>("base").Or(before.Terms.Base),
            TaxRate = body.Change<decimal>("taxRate").Or(before.Terms.TaxRate),
            FixedAmount = body.OptionalValue<Money>("fixedAmount").Or(before.Terms.FixedAmount),
            Minimum = body.OptionalValue<Money>("minimum").Or(before.Terms.Minimum),
            Maximum = body.OptionalValue<Money>("maximum").Or(before.Terms.Maximum),
        },
    };
}
