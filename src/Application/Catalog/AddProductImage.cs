using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <param name="Position">Null: after the last one.</param>
public sealed record AddProductImageCommand(ProductId ProductId, UploadId UploadId, int? Position, string? Alt, bool IsPrimary) : ICommand<Written>;

internal sealed class AddProductImageHandler(CatalogChanges changes, IMediaLibrary media) : IRequestHandler<AddProductImageCommand, Written>
{
    public async Task<Written> Handle(AddProductImageCommand command, CancellationToken ct)
    {
        var product = await changes.ProductAsync(command.ProductId, ct);
        var picture = await media.TakePictureAsync(command.UploadId, "upload", ct);
        var image = product.AddImage(picture.Id, command.Position, command.Alt, command.IsPrimary);

        await changes.SaveAsync(product.Id, ct);
        return new Written(image.Value);
    }
}
