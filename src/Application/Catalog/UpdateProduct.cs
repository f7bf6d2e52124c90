using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

public sealed record UpdateProductCommand(ProductId Id) : ICommand<Written>
{
    public Optional<string> Name { get; init; }

    public Optional<string> Slug { get; init; }

    public Optional<RichText?> Description { get; init; }

    public Optional<string?> Brand { get; init; }

    public Optional<CategoryId?> CategoryId { get; init; }

    public Optional<TaxClassId?> TaxClassId { get; init; }

    public Optional<IReadOnlyList<OptionAxis>> Options { get; init; }

    public Optional<IReadOnlyDictionary<string, JsonElement>> Specs { get; init; }

    public Optional<string?> ExternalId { get; init; }

    public Optional<IReadOnlyList<TagId>> Tags { get; init; }
}

internal sealed class UpdateProductHandler(CatalogChanges changes) : IRequestHandler<UpdateProductCommand, Written>
{
    public async Task<Written> Handle(UpdateProductCommand command, CancellationToken ct)
    {
        var product = await changes.ProductAsync(command.Id, ct);
        var before = product.Details;

        product.Change(before with
        {
            Name = command.Name.Or(before.Name),
            Slug = command.Slug.Or(before.Slug),
            Description = command.Description.Or(before.Description),
            Brand = command.Brand.Or(before.Brand),
            CategoryId = command.CategoryId.Or(before.CategoryId),
            TaxClassId = command.TaxClassId.Or(before.TaxClassId),
            Options = command.Options.Or(before.Options),
            Specs = command.Specs.Or(before.Specs),
            ExternalId = command.ExternalId.Or(before.ExternalId),
        });
        if (command.Tags.IsPresent) product.SetTags(command.Tags.Value);

        await changes.SaveAsync(product.Id, ct);
        return new Written(product.Id.Value);
    }
}
