using Marketplace.Application.Common.Reading;
using Marketplace.Application.Pricing.Views;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>Taxes are the same for whoever may see them.</summary>
internal sealed class ReadTaxes(IPricingDb db) : IRequestHandler<Read<TaxClassView>, Page<TaxClassView>>, IRequestHandler<Read<TaxRateView>, Page<TaxRateView>>
{
    public Task<Page<TaxClassView>> Handle(Read<TaxClassView> request, CancellationToken cancellationToken) => db.TaxClasses.AsNoTracking()
        .Select(taxClass => new TaxClassView
        {
            Id = taxClass.Id,
            Revision = taxClass.Version,
            Code = taxClass.Code,
            Name = taxClass.Name,
            IsDefault = taxClass.IsDefault,
            CreatedAt = taxClass.CreatedAt,
            UpdatedAt = taxClass.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);

    public Task<Page<TaxRateView>> Handle(Read<TaxRateView> request, CancellationToken cancellationToken) => db.TaxRates.AsNoTracking()
        .Select(rate => new TaxRateView
        {
            Id = rate.Id,
            Revision = rate.Version,
            TaxClassId = rate.TaxClassId,
            Name = rate.Name,
            Country = rate.Country,
            Subdivision = rate.Subdivision,
            Percent = rate.Percent,
            IsIncludedInPrice = rate.IsIncludedInPrice,
            AppliesToShipping = rate.AppliesToShipping,
            StartsOn = rate.StartsOn,
            EndsOn = rate.EndsOn,
            CreatedAt = rate.CreatedAt,
            UpdatedAt = rate.UpdatedAt,
        })
        .PageAsync(request, cancellationToken);
}
