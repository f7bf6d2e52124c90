using System.Globalization;
using Marketplace.Bench.Databases;

namespace Marketplace.Bench.Baseline;

/// <summary>A line with what is taken off it and added to it, in minor units.</summary>
internal sealed record PricedOffer(OfferRow Offer, long Discount, long Tax)
{
    public long Total => Offer.Price - Discount + Tax;
}

/// <summary>What a code gives.</summary>
internal sealed record CodeRow(Guid Coupon, Guid Promotion, string Name, decimal Percent);

/// <summary>What a purchase costs where it goes, with its code: percent off each line, a tax on top of the rest of it, and a flat price for sending from each seller.</summary>
internal sealed class Pricing
{
    private const string Rate =
        "SELECT r.name, CAST(r.percent AS TEXT) FROM pricing_tax_rates r JOIN pricing_tax_classes c ON c.id = r.tax_class_id WHERE r.country = $1 AND c.is_default";

    private const string Code =
        "SELECT c.id, p.id, p.name, CAST(p.percent AS TEXT) FROM pricing_coupons c JOIN pricing_promotions p ON p.id = c.promotion_id WHERE c.folded_code = $1 AND c.is_active AND p.status = 'Active'";

    private const string Sending =
        """
        SELECT m.seller_id, m.name, r.amount_minor FROM sellers_shipping_rates r JOIN sellers_shipping_methods m ON m.id = r.method_id JOIN sellers_shipping_zones z ON z.id = r.zone_id
        WHERE m.is_active AND z.country_codes LIKE $1
        """;

    private const string CountPromotion = "UPDATE pricing_promotions SET used_count = used_count + 1 WHERE id = $1 AND status = 'Active' AND (usage_limit IS NULL OR used_count < usage_limit)";
    private const string CountCoupon = "UPDATE pricing_coupons SET used_count = used_count + 1 WHERE id = $1 AND is_active AND (usage_limit IS NULL OR used_count < usage_limit)";
    private const string Use = "INSERT INTO pricing_promotion_uses (order_id, promotion_id, coupon_id, buyer_id, amount_minor, currency, used_at, counts_for_buyer) VALUES ($1, $2, $3, $4, $5, 'USD', $6, TRUE)";

    private readonly (string Name, decimal Percent)? _tax;
    private readonly CodeRow? _code;
    private readonly Dictionary<Guid, (string Method, long Charge)> _sending;

    private Pricing((string Name, decimal Percent)? tax, CodeRow? code, Dictionary<Guid, (string Method, long Charge)> sending) => (_tax, _code, _sending) = (tax, code, sending);

    public static async Task<Pricing> ReadAsync(Session session, string country, string code)
    {
        var taxes = await session.ListAsync(Rate, row => (row.GetString(0), Number(row.GetString(1))), country);
        var codes = code.Length == 0 ? [] : await session.ListAsync(Code, row => new CodeRow(row.GetGuid(0), row.GetGuid(1), row.GetString(2), Number(row.GetString(3))), code);
        var sending = await session.ListAsync(Sending, row => (row.GetGuid(0), row.GetString(1), row.GetInt64(2)), $"% {country} %");
        return new Pricing(taxes.Count == 0 ? null : taxes[0], codes.Count == 0 ? null : codes[0], sending.ToDictionary(rate => rate.Item1, rate => (rate.Item2, rate.Item3)));
    }

    public PricedOffer Of(OfferRow offer)
    {
        var discount = _code is null ? 0 : (long)Math.Round(offer.Price * _code.Percent / 100, MidpointRounding.AwayFromZero);
        return new PricedOffer(offer, discount, _tax is null ? 0 : (long)Math.Round((offer.Price - discount) * _tax.Value.Percent / 100, MidpointRounding.ToEven));
    }

    public (string Method, long Charge)? SendingOf(Guid seller) => _sending.TryGetValue(seller, out var found) ? found : null;

    public string AdjustmentsOf(IEnumerable<PricedOffer> sold) =>
        _code is null ? "[]" : $$"""[{"kind":"coupon","label":"{{_code.Name}}","amount":{{-sold.Sum(line => line.Discount)}},"fundedBy":"platform"}]""";

    public string TaxLinesOf(IReadOnlyCollection<PricedOffer> sold) => _tax is not { } tax
        ? "[]"
        : $$"""[{"name":"{{tax.Name}}","rate":{{(tax.Percent / 100).ToString(CultureInfo.InvariantCulture)}},"base":{{sold.Sum(line => line.Offer.Price - line.Discount)}},"amount":{{sold.Sum(line => line.Tax)}},"isIncluded":false}]""";

    /// <summary>The code is used once more, if it may be.</summary>
    public async Task CountAsync(Session session, Guid order, Guid buyer, long discount, DateTime now)
    {
        if (_code is null) return;
        await session.LaterAsync(CountPromotion, one: true, _code.Promotion);
        await session.LaterAsync(CountCoupon, one: true, _code.Coupon);
        await session.LaterAsync(Use, one: true, order, _code.Promotion, _code.Coupon, buyer, discount, now);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
