using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <param name="Change">From the details as they are to those as they shall be.</param>
public sealed record UpdateVariantCommand(VariantId Id, Func<VariantDetails, VariantDetails> Change) : ICommand<Written>;

internal sealed class UpdateVariantHandler(CatalogChanges changes) : IRequestHandler<UpdateVariantCommand, Written>
{
    public async Task<Written> Handle(UpdateVariantCommand command, CancellationToken ct)
    {
        var product = await changes.ProductOfAsync(command.Id, ct);
        product.ChangeVariant(command.Id, command.Change(product.Variant(command.Id).Details));

        await changes.SaveAsync(product.Id, ct);
        return new Written(command.Id.Value);
    }
}
