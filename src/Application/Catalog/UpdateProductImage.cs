using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

public sealed record UpdateProductImageCommand(ProductImageId Id, Optional<int> Position, Optional<string?> Alt, Optional<bool> IsPrimary) : ICommand<Written>;

internal sealed class UpdateProductImageHandler(CatalogChanges changes) : IRequestHandler<UpdateProductImageCommand, Written>
{
    public async Task<Written> Handle(UpdateProductImageCommand command, CancellationToken ct)
    {
        var product = await changes.ProductOfAsync(command.Id, ct);
        var image = product.Image(command.Id);
        product.ChangeImage(command.Id, command.Position.Or(image.Position), command.Alt.Or(image.Alt), command.IsPrimary.Or(image.IsPrimary));

        await changes.SaveAsync(product.Id, ct);
        return new Written(command.Id.Value);
    }
}
