using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

internal static class VariantResource
{
    public static ResourceType Type { get; } = Resource.Type<VariantView, VariantId>("variants", variant => variant.Id, type =>
    {
        type.Describe("A form of a product that can be bought: one value of each of its options.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All, AccessRule.Permission("products"));
        type.On(Surface.Admin, Methods.All, AccessRule.Permission("products"));
        type.CachedPublicly(TimeSpan.FromSeconds(15));
        type.Kept(CacheStripes.Products);
        type.InDisplayCurrency();
        type.Attribute("name", variant => variant.Name, new StringFormat(Product.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("sku", variant => variant.Sku, new StringFormat(Variant.MaxSkuLength, minLength: 1)).Writable().Filter();
        type.Attribute("gtin", variant => variant.Gtin, new StringFormat(Variant.MaxGtinLength)).Writable().Filter();
        type.Attribute("options", variant => variant.Options, RawJsonFormat.Object).ReadAs(CatalogFormats.Options).Writable();
        type.Attribute("weight", variant => variant.Weight, CommonFormats.Weight).Writable();
        type.Attribute("position", variant => variant.Position, new IntegerFormat(0, Variant.MaxPosition)).Writable().Sort();
        type.Attribute("isActive", variant => variant.IsActive, BooleanFormat.Instance).Writable().Filter();
        type.Money("price", variant => variant.PriceMinor, variant => variant.Currency).CreateOnly().Derived().Filter(Operators.Comparison).Sort();
        type.Money("compareAtPrice", variant => variant.CompareAtMinor, variant => variant.Currency).Derived();
        type.Attribute("stock", variant => variant.Stock, LongFormat.Any).ReadAs(new IntegerFormat(0, Domain.Inventory.StockItem.MaxQuantity)).CreateOnly().Derived();
        type.Attribute("inStock", variant => variant.InStock, BooleanFormat.Instance).Derived().Filter();
        type.Attribute("isAvailable", variant => variant.IsAvailable, BooleanFormat.Instance).Derived().Filter();
        type.Attribute("unit", variant => variant.Unit, EnumFormat<ListingUnit>.Instance).CreateOnly();
        type.Attribute("externalId", variant => variant.ExternalId, CommonFormats.ExternalId).Writable().On(Surfaces.SellerAndAdmin).Filter();
        type.Timestamps(variant => variant.CreatedAt, variant => variant.UpdatedAt);
        type.ToOne("product", variant => variant.ProductId, "products").Required();
        type.ToMany("listings", "listings", nameof(ListingView.VariantId));
        type.ToOne("defaultListing", variant => variant.DefaultListingId, "listings").Derived();
        type.ToOne("image", variant => variant.ImageId, "productImages").Changeable();
        type.FilterId("product", variant => variant.ProductId);
        type.NamedFilter("currency", new StringFormat());
        type.SortByDefault("position");
        type.Include("product", "product.seller", "listings", "listings.seller", "listings.prices", "defaultListing", "defaultListing.seller", "image");
        type.Create(body => new CreateVariantCommand(
            body.RequiredOne<ProductId>("product"), Taken(new VariantDetails(body.Required<string>("name")), body))
        {
            Price = body.Get<Money?>("price"),
            Stock = body.Get<int?>("stock") ?? 0,
            Unit = body.Get<ListingUnit?>("unit") ?? ListingUnit.Piece,
        });
        type.Update((id, body) => new UpdateVariantCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DeleteVariantCommand(new(id)));
    });

    private static VariantDetails Taken(VariantDetails before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Sku = body.Optional<string>("sku").Or(before.Sku),
        Gtin = body.Optional<string>("gtin").Or(before.Gtin),
        Options = body.Change<IReadOnlyDictionary<string, string>>("options").Or(before.Options),
        Weight = body.Optional<Measure>("weight").Or(before.Weight),
        Position = body.Has("position") ? body.Get<int?>("position") : before.Position,
        IsActive = body.Change<bool>("isActive").Or(before.IsActive),
        ImageId = body.OptionalOne<ProductImageId>("image").Or(before.ImageId),
        ExternalId = body.Optional<string>("externalId").Or(before.ExternalId),
    };
}
