using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

public sealed record CreatePriceCommand(ListingId ListingId, PriceDetails Details) : ICommand<Written>;

internal sealed class CreatePriceHandler(CatalogChanges changes, Offers offers) : IRequestHandler<CreatePriceCommand, Written>
{
    public async Task<Written> Handle(CreatePriceCommand command, CancellationToken ct)
    {
        var listing = await changes.ListingAsync(command.ListingId, ct);
        offers.EnsureEnabled(command.Details.Amount.Currency, "amount/currency");
        var price = listing.AddPrice(command.Details);

        await changes.SaveAsync(listing.ProductId, ct);
        return new Written(price.Value);
    }
}
