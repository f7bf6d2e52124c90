using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;

namespace Marketplace.Application.Catalog;

/// <summary>A variant; with a price also the owner's listing of it.</summary>
public sealed record CreateVariantCommand(ProductId ProductId, VariantDetails Details) : ICommand<Written>
{
    public Money? Price { get; init; }

    public int Stock { get; init; }

    public ListingUnit Unit { get; init; }
}

internal sealed class CreateVariantHandler(CatalogChanges changes, Offers offers, ISellerDirectory sellers) : IRequestHandler<CreateVariantCommand, Written>
{
    private static readonly DomainError SellerNeeded = new(ErrorKind.Invalid, "invalid_value", "The product has no seller who could ask a price.", "price");

    public async Task<Written> Handle(CreateVariantCommand command, CancellationToken ct)
    {
        var product = await changes.ProductAsync(command.ProductId, ct);
        var variant = product.AddVariant(command.Details);
        if (command.Price is { } price)
        {
            Ensure.That(product.SellerId is not null, SellerNeeded);
            var seller = await sellers.GetAsync(product.SellerId.Value, ct);
            offers.Open(seller, product.Id, variant, new ListingDetails { Sku = command.Details.Sku, Unit = command.Unit, ShopId = seller.FirstShop }, price, command.Stock);
        }

        await changes.SaveAsync(product.Id, ct);
        return new Written(variant.Value);
    }
}
