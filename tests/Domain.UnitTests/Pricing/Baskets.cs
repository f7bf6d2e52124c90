using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing.Contracts;

namespace Marketplace.Domain.UnitTests.Pricing;

/// <summary>Baskets of all kinds: tiers, sales, surcharges, promotions that collide, taxes inside and on top.</summary>
internal static class Baskets
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SellerId[] Sellers = [.. Some(SellerId.From, 4)];
    private static readonly ProductId[] Products = [.. Some(ProductId.From, 6)];
    private static readonly CategoryId[] Categories = [.. Some(CategoryId.From, 3)];
    private static readonly Guid[] Keys = [.. Some(key => key, 12)];
    private static readonly TaxClassId Books = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly PromotionId[] Ids = [.. Some(PromotionId.From, 6)];

    private static readonly Gen<decimal> Rate = Gen.Choose(0, 300).Select(permille => permille / 1000m);

    private static readonly Gen<PriceTier> Tier =
        from amount in Gen.OneOf(Gen.Choose(1, 5000), Gen.Choose(1, 100_000_000))
        from sale in Gen.Choose(0, 2)
        select new PriceTier(1, amount) { SaleAmount = sale == 0 && amount > 1 ? amount - (amount / 3) - 1 : null, SaleEndsAt = Now.AddDays(sale) };

    private static readonly Gen<PricingItem> Item =
        from tier in Tier
        from higher in Gen.Choose(0, 3)
        from quantity in Gen.Choose(1, 99)
        from surcharge in Gen.Zip(Gen.Choose(0, 900), Rate)
        from seller in Gen.Elements(Sellers)
        from product in Gen.Elements(Products)
        from category in Gen.Elements(Categories)
        from taxClass in Gen.Elements<TaxClassId?>(null, Books)
        select new PricingItem(default, seller, product, quantity)
        {
            Tiers = higher == 0 ? [tier] : [new PriceTier(1 + (higher * 5), Math.Max(1, tier.Amount * 9 / 10)), tier],
            Surcharges = surcharge.Item1 % 2 == 0 ? [] : [new Surcharge("Engraving", surcharge.Item1), new Surcharge("Gift", 0, surcharge.Item2)],
            Categories = [category],
            TaxClass = taxClass,
        };

    private static readonly Gen<PromotionTerms> Promotion =
        from kind in Gen.Elements(PromotionKind.Percentage, PromotionKind.FixedAmount, PromotionKind.FreeShipping, PromotionKind.BuyXGetY)
        from rate in Gen.Choose(1, 1000)
        from amount in Gen.Choose(1, 50_000)
        from scope in Gen.Choose(0, 3)
        from priority in Gen.Choose(0, 2)
        from exclusive in Gen.Choose(0, 3)
        from minimum in Gen.Choose(0, 2)
        select new PromotionTerms(default, $"{kind} {rate}", kind)
        {
            Rate = rate / 1000m,
            Amount = amount,
            BuyQuantity = 1 + (rate % 3),
            GetQuantity = 1,
            SellerId = scope == 1 ? Sellers[rate % 4] : null,
            Products = scope == 2 ? [Products[rate % 6]] : [],
            Categories = scope == 3 ? [Categories[rate % 3]] : [],
            Priority = priority,
            IsExclusive = exclusive == 0,
            MinimumTotal = minimum == 0 ? amount : null,
        };

    private static readonly Gen<TaxTerms> Tax =
        from rate in Rate
        from taxClass in Gen.Elements<TaxClassId?>(null, Books)
        from included in Gen.Elements(true, false)
        select new TaxTerms($"VAT {rate}", taxClass, rate, included) { AppliesToShipping = included };

    public static readonly Gen<PricingInput> Any =
        from items in Item.NonEmptyListOf()
        from charges in Gen.Choose(0, 3000).ArrayOf(4)
        from promotions in Promotion.ListOf()
        from taxes in Tax.ListOf()
        select new PricingInput("EUR", Now)
        {
            Items = [.. items.Take(12).Select((item, index) => item with { Key = Keys[index] })],
            Shipping = [.. Sellers.Zip(charges, (seller, charge) => new ShippingCharge(seller, "Post", charge))],
            Promotions = [.. promotions.Take(6).Select((terms, index) => terms with { Id = Ids[index] })],
            Taxes = [.. taxes.DistinctBy(tax => (tax.Name, tax.TaxClass)).Take(3)],
        };

    private static IEnumerable<T> Some<T>(Func<Guid, T> make, byte count) => Enumerable.Range(1, count).Select(number => make(new Guid(number, 0, 0, new byte[8])));
}
