using Marketplace.Application.Common;
using Marketplace.Application.Customers;
using Marketplace.Application.Customers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Customers;

/// <summary>What buyers would like to have.</summary>
internal static class WishlistResources
{
    public static ResourceType Lists { get; } = Resource.Type<WishlistView, WishlistId>("wishlists", list => list.Id, type =>
    {
        type.Describe("A list of products under a name, at most fifty besides the default one. The default one is made when something is wished for without naming a list.");
        type.On(Surface.Public, Methods.All, AccessRule.Buyer);
        type.Attribute("name", list => list.Name, new StringFormat(Wishlist.MaxNameLength, minLength: 1)).Required().Sort();
        type.Attribute("isDefault", list => list.IsDefault, BooleanFormat.Instance);
        type.Attribute("itemCount", list => list.ItemCount, IntegerFormat.Any).Derived().Describe("Of what the public sees now.");
        type.Timestamps(list => list.CreatedAt, list => list.UpdatedAt);
        type.ToMany("items", "wishlistItems", nameof(WishlistItemView.WishlistId));
        type.OwnedBy(list => list.ProfileId);
        type.SortByDefault("name");
        type.Include("items.product.primaryImage", "items.listing");
        type.Create(body => new BeginWishlistCommand(body.Required<string>("name")));
        type.Update((id, body) => new RenameWishlistCommand(new(id), body.Change<string>("name")));
        type.Delete(id => new DeleteWishlistCommand(new(id)));
    });

    public static ResourceType Items { get; } = Resource.Type<WishlistItemView, WishlistItemId>("wishlistItems", item => item.Id, type =>
    {
        type.Describe("A product, or one listing of it, on a wishlist: each once, at most 500 a list. Without a wishlist it goes onto the default one. What the public sees no more is not there until it does again.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Buyer);
        type.Attribute("note", item => item.Note, new StringFormat(WishlistItem.MaxNoteLength)).CreateOnly().Nullable();
        type.Money("priceWhenAdded", item => item.PriceMinor, item => item.Currency).Describe("In the store's currency.");
        type.Timestamps(item => item.CreatedAt, item => item.UpdatedAt);
        type.ToOne("wishlist", item => item.WishlistId, "wishlists").CreateOnly();
        type.ToOne("product", item => item.ProductId, "products").Required();
        type.ToOne("listing", item => item.ListingId, "listings").CreateOnly();
        type.FilterId("wishlist", item => item.WishlistId);
        type.FilterId("product", item => item.ProductId);
        type.Include("product.primaryImage", "listing");
        type.Create(body => new WishCommand(body.One<WishlistId>("wishlist"), body.RequiredOne<ProductId>("product"), body.One<ListingId>("listing"), body.Get<string>("note")));
        type.Delete(id => new ForgetWishCommand(new(id)));
    });
}
