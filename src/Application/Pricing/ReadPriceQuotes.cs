using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Pricing.Views;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Pricing;

/// <summary>Whoever knows the id of a public quote may read it; a seller reads its own.</summary>
internal sealed class ReadPriceQuotes(IPricingDb db, ICaller caller, TimeProvider clock) : IRequestHandler<Read<PriceQuoteView>, Page<PriceQuoteView>>
{
    public Task<Page<PriceQuoteView>> Handle(Read<PriceQuoteView> request, CancellationToken cancellationToken)
    {
        var (seller, now) = (caller.Surface is Surface.Seller ? caller.SellerId : null, clock.GetUtcNow());
        return db.PriceQuotes.AsNoTracking().Where(quote => quote.AskedBy == seller && quote.ExpiresAt > now)
            .Select(quote => new PriceQuoteView
            {
                Id = quote.Id,
                Revision = quote.Version,
                ListingId = quote.ListingId,
                Quantity = quote.Quantity,
                Currency = quote.Currency,
                Codes = quote.Codes,
                Customization = quote.Customization,
                UnitPriceMinor = quote.UnitPrice,
                TotalMinor = quote.Total,
                Steps = quote.Steps,
                EngineVersion = quote.EngineVersion,
                InputHash = quote.InputHash,
                ExpiresAt = quote.ExpiresAt,
                CreatedAt = quote.CreatedAt,
            })
            .PageAsync(request, cancellationToken);
    }
}
