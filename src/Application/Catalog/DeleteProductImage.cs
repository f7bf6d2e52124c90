using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

public sealed record DeleteProductImageCommand(ProductImageId Id) : ICommand<Unit>;

internal sealed class DeleteProductImageHandler(CatalogChanges changes, IMediaLibrary media) : IRequestHandler<DeleteProductImageCommand, Unit>
{
    public async Task<Unit> Handle(DeleteProductImageCommand command, CancellationToken ct)
    {
        var product = await changes.ProductOfAsync(command.Id, ct);
        await media.ReleaseAsync([product.Image(command.Id).UploadId], ct);
        product.RemoveImage(command.Id);

        await changes.SaveAsync(product.Id, ct);
        return Unit.Value;
    }
}
