using Marketplace.Application.Common;
using Marketplace.Application.Sellers.Contracts;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>An offer of a variant: of an own product, or of any published one (JA-304).</summary>
/// <param name="Details">Without a sku: the variant's; without a shop: the seller's first.</param>
/// <param name="SellerId">For whom, on the admin surface.</param>
public sealed record CreateListingCommand(VariantId VariantId, ListingDetails Details, Money? Price, int Stock, SellerId? SellerId) : ICommand<Written>;

internal sealed class CreateListingHandler(ICatalogDb db, ICaller caller, CatalogChanges changes, Offers offers, ISellerDirectory sellers)
    : IRequestHandler<CreateListingCommand, Written>
{
    private static readonly DomainError NoSuchVariant = new(ErrorKind.NotFound, "related_not_found", "There is no such variant, or its product is not published.", "variant");
    private static readonly DomainError NoSuchShop = new(ErrorKind.NotFound, "related_not_found", "The seller has no such shop.", "shop");
    private static readonly DomainError SellerNeeded = new(ErrorKind.Invalid, "required", "A listing is a seller's: name the seller.", "seller");

    public async Task<Written> Handle(CreateListingCommand command, CancellationToken ct)
    {
        var sellerId = caller.Surface == Surface.Seller ? caller.RequiredSeller : command.SellerId;
        Ensure.That(sellerId is not null, SellerNeeded);
        var seller = await sellers.GetAsync(sellerId.Value, ct);
        var product = await db.Products.SingleOrDefaultAsync(candidate => candidate.Variants.Any(variant => variant.Id == command.VariantId), ct);
        Ensure.That(product is not null && (product.SellerId == seller.Id || product.Status == ProductStatus.Published), NoSuchVariant);
        Ensure.That(command.Details.ShopId is not { } shop || seller.Shops.Contains(shop), NoSuchShop);

        var details = command.Details with
        {
            Sku = command.Details.Sku ?? product.Variant(command.VariantId).Sku,
            ShopId = command.Details.ShopId ?? seller.FirstShop,
        };
        var listing = offers.Open(seller, product.Id, command.VariantId, details, command.Price, command.Stock);
        await changes.SaveAsync(product.Id, ct);
        return new Written(listing.Id.Value);
    }
}
