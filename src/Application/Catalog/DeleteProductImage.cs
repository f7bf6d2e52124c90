using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

public sealed record DeleteProductImageCommand(ProductImageId Id) : ICommand<Unit>;

internal sealed class DeleteProductImageHandler(CatalogChanges changes) : IRequestHandler<DeleteProductImageCommand, Unit>
{
    public async Task<Unit> Handle(DeleteProductImageCommand command, CancellationToken ct)
    {
        var product = await changes.ProductOfAsync(command.Id, ct);
        product.RemoveImage(command.Id);

        await changes.SaveAsync(product.Id, ct);
        return Unit.Value;
    }
}
