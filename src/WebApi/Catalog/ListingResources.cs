using Marketplace.Application.Catalog;
using Marketplace.Application.Catalog.Views;
using Marketplace.Application.Common;
using Marketplace.Application.Common.Caching;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Catalog;

/// <summary>Listings and their prices.</summary>
internal static class ListingResources
{
    private static readonly AccessRule Permission = AccessRule.Permission("listings");

    public static ResourceType Listings { get; } = Resource.Type<ListingView, ListingId>("listings", listing => listing.Id, type =>
    {
        type.Describe("A seller's offer of a variant. price is what is charged now in the display currency; it changes through prices. stock changes through stockAdjustments.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.All | Methods.Transition, Permission);
        type.CachedPublicly(TimeSpan.FromSeconds(15));
        type.Kept(CacheStripes.Products);
        type.InDisplayCurrency();
        type.Attribute("sku", listing => listing.Sku, new StringFormat(Variant.MaxSkuLength, minLength: 1)).Writable().Filter().Sort(Surfaces.SellerAndAdmin);
        type.Money("price", listing => listing.PriceMinor, listing => listing.Currency).CreateOnly().Derived().Filter(Operators.Comparison).Sort();
        type.Money("compareAtPrice", listing => listing.CompareAtMinor, listing => listing.Currency).Derived();
        type.Attribute("saleEndsAt", listing => listing.SaleEndsAt, TimestampFormat.Instance).Derived();
        type.Attribute("unit", listing => listing.Unit, EnumFormat<ListingUnit>.Instance).Writable().Filter();
        type.Attribute("condition", listing => listing.Condition, EnumFormat<ListingCondition>.Instance).Writable().Filter();
        type.Attribute("mode", listing => listing.Mode, EnumFormat<ListingMode>.Instance).Writable().Filter();
        type.Attribute("minQuantity", listing => listing.MinQuantity, new IntegerFormat(1, Listing.MaxQuantityOfAll)).Writable();
        type.Attribute("maxQuantity", listing => listing.MaxQuantity, new IntegerFormat(1, Listing.MaxQuantityOfAll)).Writable();
        type.Attribute("stock", listing => listing.Stock, LongFormat.Any).ReadAs(new IntegerFormat(0, Domain.Inventory.StockItem.MaxQuantity)).CreateOnly().Derived()
            .Filter(Operators.Comparison, Surfaces.SellerAndAdmin).Sort(Surfaces.SellerAndAdmin);
        type.Attribute("inStock", listing => listing.InStock, BooleanFormat.Instance).Derived().Filter();
        type.Attribute("isAvailable", listing => listing.IsAvailable, BooleanFormat.Instance).Derived().Filter();
        type.Attribute("status", listing => listing.Status, EnumFormat<ListingStatus>.Instance).Derived().Filter().Sort();
        type.Attribute("statusReason", listing => listing.StatusReason, StringFormat.Any).On(Surfaces.SellerAndAdmin);
        type.Attribute("externalId", listing => listing.ExternalId, CommonFormats.ExternalId).Writable().On(Surfaces.SellerAndAdmin).Filter();
        type.Timestamps(listing => listing.CreatedAt, listing => listing.UpdatedAt);
        type.ToOne("product", listing => listing.ProductId, "products");
        type.ToOne("variant", listing => listing.VariantId, "variants").Required().JudgedByCommand();
        type.ToOne("seller", listing => listing.SellerId, "sellers").CreateOnly();
        type.ToOne("shop", listing => listing.ShopId, "shops").Changeable();
        type.ToMany("prices", "prices", nameof(PriceView.ListingId));
        type.ToMany("stockItems", "stockItems", "ListingId").On(Surfaces.SellerAndAdmin);
        type.FilterId("product", listing => listing.ProductId);
        type.FilterId("variant", listing => listing.VariantId);
        type.FilterId("seller", listing => listing.SellerId);
        type.FilterId("shop", listing => listing.ShopId);
        type.Filter("product.name", listing => listing.ProductName, StringFormat.Any, Operators.Matching, Surfaces.SellerAndAdmin);
        type.NamedList("product.category", IdFormat.Instance);
        type.NamedList("seller.slug", StringFormat.Any);
        type.NamedFilter("currency", new StringFormat());
        type.Include("product", "product.primaryImage", "product.images", "product.category", "variant", "seller", "shop", "prices", "stockItems");
        type.Create(body => new CreateListingCommand(
            body.RequiredOne<VariantId>("variant"), Taken(new ListingDetails(), body), body.Get<Money?>("price"), body.Get<int?>("stock") ?? 0, body.One<SellerId>("seller")));
        type.Update((id, body) => new UpdateListingCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DeleteListingCommand(new(id)));
        type.Moves(listing => listing.Status, (id, to, reason) => new MoveListingCommand(new(id), to, reason), (listing, surface) => surface switch
        {
            Surface.Admin => ListingMoves.OfAdmin.From(listing.Status),
            Surface.Seller => ListingMoves.OfSeller.From(listing.Status),
            _ => [],
        });
    });

    public static ResourceType Prices { get; } = Resource.Type<PriceView, PriceId>("prices", price => price.Id, type =>
    {
        type.Describe("What one unit of a listing costs in one currency, from a quantity on, and for a time less. There is no exchange at run time.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All, Permission);
        type.On(Surface.Admin, Methods.All, Permission);
        type.Money("amount", price => price.AmountMinor, price => price.Currency).Required().Filter(Operators.Comparison).Sort();
        type.Attribute("minQuantity", price => price.MinQuantity, new IntegerFormat(1, Listing.MaxQuantityOfAll)).Writable().Filter(Operators.Comparison).Sort();
        type.Money("saleAmount", price => price.SaleAmountMinor, price => price.Currency).Writable();
        type.Attribute("saleStartsAt", price => price.SaleStartsAt, TimestampFormat.Instance).Writable();
        type.Attribute("saleEndsAt", price => price.SaleEndsAt, TimestampFormat.Instance).Writable();
        type.Timestamps(price => price.CreatedAt, price => price.UpdatedAt);
        type.ToOne("listing", price => price.ListingId, "listings").Required();
        type.FilterId("listing", price => price.ListingId);
        type.Filter("currency", price => price.Currency, StringFormat.Any);
        type.SortByDefault("minQuantity");
        type.Include("listing");
        type.DemandsIfMatch();
        type.Create(body => new CreatePriceCommand(body.RequiredOne<ListingId>("listing"), Taken(new PriceDetails(body.Required<Money>("amount")), body)));
        type.Update((id, body) => new UpdatePriceCommand(new(id), before => Taken(before, body)));
        type.Delete(id => new DeletePriceCommand(new(id)));
    });

    private static ListingDetails Taken(ListingDetails before, Body body) => before with
    {
        Sku = body.Optional<string>("sku").Or(before.Sku),
        ShopId = body.OptionalOne<ShopId>("shop").Or(before.ShopId),
        Unit = body.Change<ListingUnit>("unit").Or(before.Unit),
        Condition = body.Change<ListingCondition>("condition").Or(before.Condition),
        Mode = body.Change<ListingMode>("mode").Or(before.Mode),
        MinQuantity = body.Change<int>("minQuantity").Or(before.MinQuantity),
        MaxQuantity = body.OptionalValue<int>("maxQuantity").Or(before.MaxQuantity),
        ExternalId = body.Optional<string>("externalId").Or(before.ExternalId),
    };

    private static PriceDetails Taken(PriceDetails before, Body body) => before with
    {
        Amount = body.Change<Money>("amount").Or(before.Amount),
        MinQuantity = body.Change<int>("minQuantity").Or(before.MinQuantity),
        SaleAmount = body.OptionalValue<Money>("saleAmount").Or(before.SaleAmount),
        SaleStartsAt = body.OptionalValue<DateTimeOffset>("saleStartsAt").Or(before.SaleStartsAt),
        SaleEndsAt = body.OptionalValue<DateTimeOffset>("saleEndsAt").Or(before.SaleEndsAt),
    };
}
