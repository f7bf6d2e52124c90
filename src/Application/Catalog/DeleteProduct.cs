using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>For drafts that nothing points at; what was ever offered is archived.</summary>
public sealed record DeleteProductCommand(ProductId Id) : ICommand<Unit>;

internal sealed class DeleteProductHandler(ICatalogDb db, CatalogChanges changes, IMediaLibrary media) : IRequestHandler<DeleteProductCommand, Unit>
{
    public async Task<Unit> Handle(DeleteProductCommand command, CancellationToken ct)
    {
        var product = await changes.ProductAsync(command.Id, ct);
        product.EnsureCanBeDeleted(await db.Listings.AnyAsync(listing => listing.ProductId == command.Id, ct));

        await media.ReleaseAsync([.. product.Images.Select(image => image.UploadId)], ct);
        db.Products.Remove(product);
        await changes.SaveAsync(command.Id, ct);
        return Unit.Value;
    }
}
