using Marketplace.Application.Common;
using Marketplace.Application.Pricing.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Domain.Pricing.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

internal sealed class BasketPricing(IPricingDb db, PromotionRules promotions, StoreOptions store, TimeProvider clock) : IBasketPricing
{
    public async Task<IReadOnlyList<PricedBasket>> PriceAsync(IReadOnlyList<Basket> baskets, CancellationToken ct) => [.. (await InputsAsync(baskets, ct)).Select(PricingEngine.Price)];

    public Task<bool> MayDiscountAsync(SellerId seller, bool withCodes, CancellationToken ct) => promotions.AnyAsync(seller, withCodes, clock.GetUtcNow(), ct);

    /// <summary>All that the prices depend on.</summary>
    public async Task<IReadOnlyList<PricingInput>> InputsAsync(IReadOnlyList<Basket> baskets, CancellationToken ct)
    {
        Basket[] filled = [.. baskets.Where(basket => basket.Items.Count > 0)];
        if (filled.Length == 0) return [.. baskets.Select(basket => new PricingInput(basket.Currency, clock.GetUtcNow()))];

        var now = clock.GetUtcNow();
        var taxes = await TaxesAsync([.. filled.SelectMany(basket => basket.Places.Values.Append(basket.Destination)).Select(CountryOf).Distinct(StringComparer.Ordinal)], ct);
        var rules = await promotions.FindAsync(filled, now, ct);
        return [.. baskets.Select(basket => new PricingInput(basket.Currency, now)
        {
            Items = [.. basket.Items.Select(item => item with { TaxClass = ClassOf(item, taxes) })],
            Shipping = basket.Shipping,
            Promotions = rules.For(basket),
            Taxes = [.. TaxesOf(basket, taxes, DateOnly.FromDateTime(now.UtcDateTime))],
        })];
    }

    private IEnumerable<TaxTerms> TaxesOf(Basket basket, List<Tax> taxes, DateOnly day)
    {
        if (basket.Places.Count == 0) return At(basket.Destination);

        return basket.Items.Select(item => item.SellerId).Distinct()
            .SelectMany(seller => At(basket.Places.GetValueOrDefault(seller) ?? basket.Destination).Select(terms => terms with { SellerId = seller }));

        IEnumerable<TaxTerms> At(Address? place) =>
            taxes.OrderBy(tax => tax.Rate.Id).Where(tax => tax.Rate.Holds(CountryOf(place), place?.Subdivision, day)).Select(tax => tax.Terms);
    }

    private Task<List<Tax>> TaxesAsync(string[] countries, CancellationToken ct) => db.TaxRates.AsNoTracking().Where(rate => countries.Contains(rate.Country))
        .Join(db.TaxClasses, rate => rate.TaxClassId, taxClass => taxClass.Id, (rate, taxClass) => new Tax(rate, taxClass.IsDefault)).ToListAsync(ct);

    /// <summary>Naming the default class is naming none.</summary>
    private static TaxClassId? ClassOf(PricingItem item, List<Tax> taxes) => taxes.Exists(tax => tax.IsDefault && tax.Rate.TaxClassId == item.TaxClass) ? null : item.TaxClass;

    private string CountryOf(Address? place) => place?.Country ?? store.Country;

    private sealed record Tax(TaxRate Rate, bool IsDefault)
    {
        public TaxTerms Terms => new(Rate.Name, IsDefault ? null : Rate.TaxClassId, Rate.Percent / 100, Rate.IsIncludedInPrice) { AppliesToShipping = Rate.AppliesToShipping };
    }
}
