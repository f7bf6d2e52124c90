using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>For a variant that nobody offers; one that was offered or sold is made inactive.</summary>
public sealed record DeleteVariantCommand(VariantId Id) : ICommand<Unit>;

internal sealed class DeleteVariantHandler(ICatalogDb db, CatalogChanges changes) : IRequestHandler<DeleteVariantCommand, Unit>
{
    private static readonly DomainError Offered = new(ErrorKind.Conflict, "resource_in_use", "The variant is or was offered; make it inactive instead.");

    public async Task<Unit> Handle(DeleteVariantCommand command, CancellationToken ct)
    {
        var product = await changes.ProductOfAsync(command.Id, ct);
        Ensure.That(!await db.Listings.AnyAsync(listing => listing.VariantId == command.Id, ct), Offered);
        product.RemoveVariant(command.Id);

        await changes.SaveAsync(product.Id, ct);
        return Unit.Value;
    }
}
