using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

public sealed record DeletePriceCommand(PriceId Id) : ICommand<Unit>;

internal sealed class DeletePriceHandler(CatalogChanges changes) : IRequestHandler<DeletePriceCommand, Unit>
{
    public async Task<Unit> Handle(DeletePriceCommand command, CancellationToken ct)
    {
        var listing = await changes.ListingOfAsync(command.Id, ct);
        listing.RemovePrice(command.Id);

        await changes.SaveAsync(listing.ProductId, ct);
        return Unit.Value;
    }
}
