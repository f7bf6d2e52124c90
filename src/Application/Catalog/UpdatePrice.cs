using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdatePriceCommand(PriceId Id, Func<PriceDetails, PriceDetails> Change) : ICommand<Written>;

internal sealed class UpdatePriceHandler(CatalogChanges changes) : IRequestHandler<UpdatePriceCommand, Written>
{
    public async Task<Written> Handle(UpdatePriceCommand command, CancellationToken ct)
    {
        var listing = await changes.ListingOfAsync(command.Id, ct);
        listing.ChangePrice(command.Id, command.Change(listing.Price(command.Id).Details));

        await changes.SaveAsync(listing.ProductId, ct);
        return new Written(command.Id.Value);
    }
}
