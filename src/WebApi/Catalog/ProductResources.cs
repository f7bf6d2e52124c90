using System.Text.Json;
using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Application.Search;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

/// <summary>Products: on P what can be bought, from the search projection; on S a seller's own and those it offers; on A all.</summary>
internal static class ProductResources
{
    public static ResourceType Products { get; } = Resource.Type<ProductView, ProductId>("products", product => product.Id, type =>
    {
        type.Describe("What is described once and sold by one or more sellers. price, stock, inStock and isAvailable are those of its offers, in the display currency.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All | Methods.Transition, AccessRule.Permission("products"));
        type.On(Surface.Admin, Methods.All | Methods.Transition, AccessRule.Permission("products"));
        type.CachedPublicly(TimeSpan.FromSeconds(15));
        type.Kept(CacheStripes.Products);
        type.InDisplayCurrency();
        Attributes(type);
        Relationships(type);
        Queries(type);
        type.Create(New);
        type.CreatedBy(ProductForm.On);
        type.TakesFiles(new CreationForm("images") { DocumentPart = "document", OrDocument = true });
        type.Update(Change);
        type.Delete(id => new DeleteProductCommand(new(id)));
        type.Moves(product => product.Status, (id, to, reason) => new MoveProductCommand(new(id), to, reason), (product, surface) => surface switch
        {
            Surface.Admin => ProductMoves.OfAdmin.From(product.Status),
            Surface.Seller => ProductMoves.OfSeller.From(product.Status),
            _ => [],
        });
    });

    /// <summary>The command of a creation, also of the one-request form with pictures.</summary>
    public static CreateProductCommand New(Body body) => new(body.Required<string>("name"))
    {
        Slug = body.Get<string>("slug"),
        Description = body.Get<RichText>("description"),
        Brand = body.Get<string>("brand"),
        CategoryId = body.One<CategoryId>("category"),
        TaxClassId = body.One<TaxClassId>("taxClass"),
        SellerId = body.One<SellerId>("seller"),
        Options = body.Get<IReadOnlyList<OptionAxis>>("options") ?? [],
        Specs = body.Get<IReadOnlyDictionary<string, JsonElement>>("specs"),
        ExternalId = body.Get<string>("externalId"),
        Tags = body.Many<TagId>("tags").Or([]),
        Price = body.Get<Money?>("price"),
        Stock = body.Get<int?>("stock") ?? 0,
        Unit = body.Get<ListingUnit?>("unit") ?? ListingUnit.Piece,
        Sku = body.Get<string>("sku"),
    };

    private static UpdateProductCommand Change(Guid id, Body body) => new(new(id))
    {
        Name = body.Change<string>("name"),
        Slug = body.Change<string>("slug"),
        Description = body.Optional<RichText>("description"),
        Brand = body.Optional<string>("brand"),
        CategoryId = body.OptionalOne<CategoryId>("category"),
        TaxClassId = body.OptionalOne<TaxClassId>("taxClass"),
        Options = body.Change<IReadOnlyList<OptionAxis>>("options"),
        Specs = body.Change<IReadOnlyDictionary<string, JsonElement>>("specs"),
        ExternalId = body.Optional<string>("externalId"),
        Tags = body.Many<TagId>("tags"),
    };

    private static void Attributes(ResourceType<ProductView> type)
    {
        type.Attribute("name", product => product.Name, new StringFormat(Product.MaxNameLength, minLength: 1)).Required().Filter(Operators.Matching).Sort();
        type.Attribute("slug", product => product.Slug, CommonFormats.Slug).Writable().Filter();
        type.Attribute("description", product => product.Description, CommonFormats.RichText).Writable();
        type.Attribute("brand", product => product.Brand, new StringFormat(Product.MaxBrandLength)).Writable().Filter();
        type.Money("price", product => product.PriceMinor, product => product.Currency).CreateOnly().Derived().Filter(Operators.Comparison).Sort();
        type.Money("compareAtPrice", product => product.CompareAtMinor, product => product.Currency).Derived();
        type.Money("priceMax", product => product.PriceMaxMinor, product => product.Currency).Derived();
        type.Attribute("stock", product => product.Stock, LongFormat.Any).ReadAs(new IntegerFormat(0, Domain.Inventory.StockItem.MaxQuantity)).CreateOnly().Derived();
        type.Attribute("inStock", product => product.InStock, BooleanFormat.Instance).Derived().Filter();
        type.Attribute("isAvailable", product => product.IsAvailable, BooleanFormat.Instance).Derived().Filter();
        type.Attribute("unit", product => product.Unit, EnumFormat<ListingUnit>.Instance).CreateOnly().Filter();
        type.Input("sku", new StringFormat(Variant.MaxSkuLength, minLength: 1)).CreateOnly().On(Surfaces.SellerAndAdmin);
        type.Attribute("options", product => product.Options, RawJsonFormat.Array).ReadAs(CatalogFormats.Axes).Writable();
        type.Attribute("specs", product => product.Specs, RawJsonFormat.Object).ReadAs(CatalogFormats.Specs).Writable();
        type.Attribute("isCustomizable", product => product.IsCustomizable, BooleanFormat.Instance).Filter();
        type.Attribute("sellerName", product => product.SellerName, StringFormat.Any).Derived();
        type.Attribute("rating", product => product.Rating, new DecimalFormat(2, 0, 5)).Sort();
        type.Attribute("ratingCount", product => product.RatingCount, IntegerFormat.Any);
        type.Attribute("ratingBreakdown", product => product.RatingBreakdown, RawJsonFormat.Object);
        type.Attribute("publishedAt", product => product.PublishedAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Attribute("status", product => product.Status, EnumFormat<ProductStatus>.Instance).On(Surfaces.SellerAndAdmin).Filter().Sort();
        type.Attribute("statusReason", product => product.StatusReason, StringFormat.Any).On(Surfaces.SellerAndAdmin);
        type.Attribute("soldQuantity", product => product.SoldQuantity, LongFormat.Any).On(Surfaces.SellerAndAdmin).Derived();
        type.Attribute("externalId", product => product.ExternalId, CommonFormats.ExternalId).Writable().On(Surfaces.SellerAndAdmin).Filter();
        type.Timestamps(product => product.CreatedAt, product => product.UpdatedAt);
    }

    private static void Relationships(ResourceType<ProductView> type)
    {
        type.ToOne("seller", product => product.SellerId, "sellers").CreateOnly().EmbeddedAs(product => product.Seller);
        type.ToOne("category", product => product.CategoryId, "categories").Changeable().EmbeddedAs(product => product.Category);
        type.ToOne("taxClass", product => product.TaxClassId, "taxClasses").Changeable();
        type.ToMany("variants", "variants", nameof(VariantView.ProductId)).EmbeddedAs(product => product.Variants);
        type.ToMany("listings", "listings", nameof(ListingView.ProductId)).EmbeddedAs(product => product.Listings);
        type.ToOne("defaultListing", product => product.DefaultListingId, "listings").Derived().EmbeddedAs(product => product.DefaultListing);
        type.ToMany("images", "productImages", nameof(ProductImageView.ProductId)).EmbeddedAs(product => product.Images);
        type.ToOne("primaryImage", product => product.PrimaryImageId, "productImages").EmbeddedAs(product => product.PrimaryImage);
        type.ToOne("customizationTemplate", product => product.CustomizationTemplateId, "customizationTemplates");
        type.ToMany("tags", product => product.TagIds, "tags").Changeable();
        type.ToOne("createdBy", product => product.CreatedBy, "users").On(Surfaces.Admin);
        type.Include(
            "variants", "variants.image", "variants.listings", "variants.defaultListing", "listings", "listings.variant", "listings.seller", "listings.shop", "listings.prices", "listings.stockItems",
            "defaultListing", "defaultListing.seller", "defaultListing.shop", "images", "images.upload", "primaryImage", "category", "category.parent", "seller", "seller.logo", "tags",
            "customizationTemplate", "taxClass", "createdBy");
    }

    private static void Queries(ResourceType<ProductView> type)
    {
        type.NamedFilter("q", new StringFormat());
        type.NamedFilter("currency", new StringFormat());
        type.NamedFilter("tag", new StringFormat(), surfaces: Surfaces.Public);
        foreach (var path in (string[])["category", "categoryTree", "listings.seller", "tags"]) type.NamedList(path, IdFormat.Instance);
        foreach (var path in (string[])["category.slug", "seller.slug", "tags.slug", "variants.sku"]) type.NamedList(path, StringFormat.Any);
        type.NamedList("listings.condition", EnumFormat<ListingCondition>.Instance);
        type.NamedList("listings.mode", EnumFormat<ListingMode>.Instance);
        type.Filter("stock", product => product.Stock, LongFormat.Any, Operators.Comparison, Surfaces.SellerAndAdmin);
        type.FilterId("createdBy", product => product.CreatedBy, Surfaces.Admin);
        type.FilterId("seller", product => product.SellerId);
        type.FacetsBy<ProductView>(ReadProductFacetsQuery.Offered, (read, names) => new ReadProductFacetsQuery(read, names));
        type.SortBy("stock", product => product.Stock, surfaces: Surfaces.SellerAndAdmin);
        type.SortBy("popularity", product => product.Popularity);
        type.SortBy("relevance", product => product.Relevance, canCursor: false);
    }
}
