using Marketplace.Application.Common;
using Marketplace.Application.Shopping;
using Marketplace.Domain.Catalog.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Marketplace.WebApi.Catalog;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Shopping;

/// <summary>Carts and their lines, of buyers and of guests.</summary>
internal static class CartResources
{
    /// <summary>Of what is typed; longer ones are no codes.</summary>
    private const int MaxCodeLength = 60;

    private static readonly AccessRule Admins = AccessRule.Permission("carts");

    public static ResourceType Carts { get; } = Resource.Type<CartView, CartId>("carts", cart => cart.Id, type =>
    {
        type.Describe("What somebody is about to buy, at today's prices, in one currency. POST without credentials makes a guest's cart and answers its bearer token in meta.guestToken. /carts/current is the caller's open cart.");
        type.On(Surface.Public, Methods.All, AccessRule.Guest, create: AccessRule.Anyone);
        type.On(Surface.Admin, Methods.ListRead, Admins);
        type.HoldsSecrets();
        type.CalledBy("current", Surfaces.Public, async (services, ct) => (await services.GetRequiredService<IMediator>().Send(new CurrentCartCommand(), ct)).Id);
        type.Attribute("currency", cart => cart.Currency, new StringFormat(3, minLength: 3)).Writable().Filter();
        type.Attribute("email", cart => cart.Email, new StringFormat(Email.MaxLength)).Writable().Filter(Operators.Matching, Surfaces.Admin);
        type.Attribute("note", cart => cart.Note, new StringFormat(Cart.MaxNoteLength)).Writable();
        type.Attribute("shippingAddress", cart => cart.ShippingAddress, CommonFormats.Address).Writable();
        type.Attribute("status", cart => cart.Status, EnumFormat<CartStatus>.Instance).Filter();
        type.Attribute("itemCount", cart => cart.ItemCount, IntegerFormat.Any);
        type.Money("itemTotal", cart => cart.ItemTotalMinor, cart => cart.Currency).Derived();
        type.Money("discountTotal", cart => cart.DiscountTotalMinor, cart => cart.Currency).Derived();
        type.Money("shippingTotal", cart => cart.ShippingTotalMinor, cart => cart.Currency).Derived();
        type.Money("taxTotal", cart => cart.TaxTotalMinor, cart => cart.Currency).Derived();
        type.Money("includedTaxTotal", cart => cart.IncludedTaxTotalMinor, cart => cart.Currency).Derived();
        type.Money("grandTotal", cart => cart.GrandTotalMinor, cart => cart.Currency).Derived().Filter(Operators.Comparison, Surfaces.Admin).Describe($"As filter or order for operators: of at most {ReadingLimits.Default.ReckonedRows} carts, so narrow them by other filters.");
        type.Attribute("problems", cart => cart.Problems, CartFormats.Problems).Derived();
        type.Attribute("expiresAt", cart => cart.ExpiresAt, TimestampFormat.Instance).Describe("When an open cart counts as abandoned, unless it is touched before.");
        type.Timestamps(cart => cart.CreatedAt, cart => cart.UpdatedAt);
        type.ToMany("lines", "cartLines", nameof(CartLineView.CartId));
        type.ToMany("couponRedemptions", "couponRedemptions", nameof(CouponRedemptionView.CartId));
        type.ToMany("shippingOptions", "shippingOptions", nameof(ShippingOptionView.CartId));
        type.ToMany("shippingChoices", "shippingChoices", nameof(ShippingChoiceView.CartId));
        type.ToOne("buyer", cart => cart.ProfileId, "customerProfiles").Describe("Nobody where a guest has not ordered yet.");
        type.ToOne("order", cart => cart.OrderId, "orders");
        type.FilterId("buyer", cart => cart.BuyerId, Surfaces.Admin);
        type.SortBy("grandTotal", cart => cart.GrandTotalMinor, canCursor: false, Surfaces.Admin);
        type.Include("buyer", "shippingOptions", "shippingChoices", "shippingChoices.option", "couponRedemptions", "lines", "lines.listing", "lines.listing.seller", "lines.product", "lines.product.primaryImage", "lines.variant", "lines.seller", "lines.uploads", "order");
        type.Create(body => new OpenCartCommand(body.Get<string>("currency"), body.Get<string>("email"), body.Get<string>("note"), body.Get<Address>("shippingAddress")));
        type.Update((id, body) => new UpdateCartCommand(new(id))
        {
            Currency = body.Change<string>("currency"),
            Email = body.Optional<string>("email"),
            Note = body.Optional<string>("note"),
            ShippingAddress = body.Optional<Address>("shippingAddress"),
        });
        type.Delete(id => new DeleteCartCommand(new(id)));
    });

    public static ResourceType Lines { get; } = Resource.Type<CartLineView, CartLineId>("cartLines", line => line.Id, type =>
    {
        type.Describe("So many of a listing. The same listing with the same customization adds up (meta.merged). unitPrice is the price of the adding; a change of it shows as the problem price_changed until a PATCH takes today's, and one of the template as customization_changed. lineTotal = currentUnitPrice × quantity + customizationTotal − discountTotal.");
        type.On(Surface.Public, Methods.All, AccessRule.Guest);
        type.On(Surface.Admin, Methods.ListRead, Admins);
        type.Attribute("quantity", line => line.Quantity, new IntegerFormat(1, CartLine.MaxQuantity)).Required();
        type.Attribute("customization", line => CustomizationFormats.Of(line.Customization), CustomizationFormats.Answers).Writable().Describe("What the buyer has decided, by the codes of the product's template: choices, or a text (of a colour #RRGGBB, of a number its decimal digits). Files are named by uploads.");
        type.Money("unitPrice", line => line.UnitPriceMinor, line => line.Currency);
        type.Money("currentUnitPrice", line => line.CurrentUnitPriceMinor, line => line.Currency).Derived();
        type.Money("customizationTotal", line => line.CustomizationTotalMinor, line => line.Currency);
        type.Money("discountTotal", line => line.DiscountTotalMinor, line => line.Currency).Derived();
        type.Money("lineTotal", line => line.LineTotalMinor, line => line.Currency).Derived();
        type.Attribute("isAvailable", line => line.IsAvailable, BooleanFormat.Instance).Derived();
        type.Attribute("problems", line => line.Problems, CartFormats.Problems).Derived();
        type.Timestamps(line => line.CreatedAt, line => line.UpdatedAt);
        type.ToOne("cart", line => line.CartId, "carts").Required().JudgedByCommand();
        type.ToOne("listing", line => line.ListingId, "listings").Required().JudgedByCommand();
        type.ToOne("product", line => line.ProductId, "products");
        type.ToOne("variant", line => line.VariantId, "variants");
        type.ToOne("seller", line => line.SellerId, "sellers");
        type.ToMany("uploads", line => CustomizationFormats.UploadsOf(line.Customization), "uploads").Changeable().JudgedByCommand().WithWord("group", (line, id) => CustomizationFormats.GroupOf(line.Customization, id))
            .Describe("The buyer's files, sent with the purpose customization; meta.group of each says which group of options it answers.");
        type.FilterId("cart", line => line.CartId);
        type.FilterId("seller", line => line.SellerId);
        type.FilterId("listing", line => line.ListingId);
        type.SortByDefault("createdAt");
        type.Include("cart", "cart.lines", "listing", "product", "product.primaryImage", "variant", "seller", "uploads");
        type.Create(body => new AddCartLineCommand(body.RequiredOne<CartId>("cart"), body.RequiredOne<ListingId>("listing"), body.Required<int>("quantity"))
        {
            Wish = CustomizationFormats.WishOf(body),
        });
        type.Update((id, body) => new ChangeCartLineCommand(new(id), body.Change<int>("quantity"))
        {
            Answers = body.Change<IReadOnlyList<CustomizationAnswer>>("customization"),
            Files = CustomizationFormats.FilesOf(body),
        });
        type.Delete(id => new RemoveCartLineCommand(new(id)));
    });

    public static ResourceType CouponRedemptions { get; } = Resource.Type<CouponRedemptionView, CouponRedemptionId>("couponRedemptions", coupon => coupon.Id, type =>
    {
        type.Describe("A code that was given for a cart. discount is what it takes off now, or took off when the cart was bought. The same code again answers with the same redemption.");
        type.Alone(); // a limit for guesses counts requests
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Guest);
        type.Attribute("code", coupon => coupon.Code, new StringFormat(MaxCodeLength, minLength: 1)).CreateOnly(required: true);
        type.Money("discount", coupon => coupon.DiscountMinor, coupon => coupon.Currency).Derived();
        type.Attribute("description", coupon => coupon.Description, StringFormat.Any).Derived();
        type.Timestamps(coupon => coupon.CreatedAt, updatedAt: null);
        type.ToOne("cart", coupon => coupon.CartId, "carts").Required().JudgedByCommand();
        type.FilterId("cart", coupon => coupon.CartId);
        type.Include("cart");
        type.Create(body => new RedeemCouponCommand(body.RequiredOne<CartId>("cart"), body.Required<string>("code")));
        type.Delete(id => new ReturnCouponCommand(new(id)));
    });

    public static ResourceType Merges { get; } = Resource.Type<CartMergeView, CartId>("cartMerges", merge => merge.Id, type =>
    {
        type.Describe("Takes a guest's cart over into the buyer's, after signing in. meta.mergedLines tells how many lines came along.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer);
        type.Input("guestToken", new StringFormat(200, minLength: 1)).CreateOnly(required: true);
        type.Timestamps(merge => merge.CreatedAt, updatedAt: null);
        type.ToOne("cart", merge => merge.CartId, "carts").Required();
        type.Include("cart", "cart.lines");
        type.Create(body => new MergeCartsCommand(body.RequiredOne<CartId>("cart"), body.Required<string>("guestToken")));
    });
}
