using Marketplace.Application.Common;
using Marketplace.Application.Inventory.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <summary>For drafts; what was ever on offer is archived.</summary>
public sealed record DeleteListingCommand(ListingId Id) : ICommand<Unit>;

internal sealed class DeleteListingHandler(ICatalogDb db, CatalogChanges changes, IStockOpening stock) : IRequestHandler<DeleteListingCommand, Unit>
{
    private static readonly DomainError NotADraft = new(ErrorKind.Conflict, "resource_in_use", "Only a draft can be deleted; archive it instead.");

    public async Task<Unit> Handle(DeleteListingCommand command, CancellationToken ct)
    {
        var listing = await changes.ListingAsync(command.Id, ct);
        Ensure.That(listing.Status == ListingStatus.Draft, NotADraft);

        await stock.CloseAsync(listing.Id, ct);
        db.Listings.Remove(listing);
        await changes.SaveAsync(listing.ProductId, ct);
        return Unit.Value;
    }
}
