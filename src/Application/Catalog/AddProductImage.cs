using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <param name="Position">Null: after the last one.</param>
public sealed record AddProductImageCommand(ProductId ProductId, UploadId UploadId, int? Position, string? Alt, bool IsPrimary) : ICommand<Written>;

internal sealed class AddProductImageHandler(CatalogChanges changes) : IRequestHandler<AddProductImageCommand, Written>
{
    public async Task<Written> Handle(AddProductImageCommand command, CancellationToken ct)
    {
        var product = await changes.ProductAsync(command.ProductId, ct);
        var image = product.AddImage(command.UploadId, command.Position, command.Alt, command.IsPrimary);

        await changes.SaveAsync(product.Id, ct);
        return new Written(image.Value);
    }
}
