using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.WebApi.JsonApi;
using Marketplace.WebApi.Media;

namespace Marketplace.WebApi.Catalog;

internal static class ProductImageResource
{
    public static ResourceType Type { get; } = Resource.Type<ProductImageView, ProductImageId>("productImages", image => image.Id, type =>
    {
        type.Describe("A picture of a product, in its order; exactly one is the primary one.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All, AccessRule.Permission("products"));
        type.On(Surface.Admin, Methods.All, AccessRule.Permission("products"));
        type.CachedPublicly(TimeSpan.FromSeconds(15));
        type.Kept(CacheStripes.Products);
        type.Attribute("position", image => image.Position, new IntegerFormat(0, Variant.MaxPosition)).Writable().Sort();
        type.Attribute("isPrimary", image => image.IsPrimary, BooleanFormat.Instance).Writable();
        type.Attribute("alt", image => image.Alt, new StringFormat(ProductImage.MaxAltLength)).Writable();
        type.Attribute("url", image => FilePlace.Of(image.StorageKey), new FilePlaceFormat());
        type.Attribute("renditions", image => new Picture(image.StorageKey, image.Width, image.Height), new RenditionsFormat());
        type.Timestamps(image => image.CreatedAt, image => image.UpdatedAt);
        type.ToOne("product", image => image.ProductId, "products").Required();
        type.ToOne("upload", image => image.UploadId, "uploads").Required();
        type.ToMany("variants", "variants", nameof(VariantView.ImageId)).Describe("The variants that show it; said with the variant.");
        type.FilterId("product", image => image.ProductId);
        type.NamedList("variants", IdFormat.Instance);
        type.SortByDefault("position");
        type.Include("upload", "variants");
        type.Create(body => new AddProductImageCommand(
            body.RequiredOne<ProductId>("product"), body.RequiredOne<UploadId>("upload"), body.Get<int?>("position"), body.Get<string>("alt"), body.Get<bool?>("isPrimary") ?? false));
        type.Update((id, body) => new UpdateProductImageCommand(new(id), body.Change<int>("position"), body.Optional<string>("alt"), body.Change<bool>("isPrimary")));
        type.Delete(id => new DeleteProductImageCommand(new(id)));
    });
}
