using Marketplace.Application.Common;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.WebApi.Catalog;
using Marketplace.WebApi.Common;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Ordering;

/// <summary>What buyers ask sellers for.</summary>
internal static class InquiryResources
{
    private const int MaxQuantity = 100_000;

    private static readonly AccessRule Permission = AccessRule.Permission("orders");

    public static ResourceType PurchaseRequests { get; } = Resource.Type<PurchaseRequestView, PurchaseRequestId>("purchaseRequests", request => request.Id, type =>
    {
        type.Describe("A buyer asks to be sold something that is sold on request (listings of mode purchaseRequest), at the price of that moment. One pending request for each buyer and listing; another is 409 already_exists. Approved, it becomes an order at once (converted), to be paid within 24 hours; unanswered, it expires after 72. Who approves, the seller or an operator, is the seller's policy.");
        type.Alone(); // each writes a mail
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Transition, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.ListRead | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, Permission);
        type.Attribute("quantity", request => request.Quantity, new IntegerFormat(1, MaxQuantity)).CreateOnly(required: true);
        type.Attribute("customization", request => CustomizationFormats.Of(request.Customization), CustomizationFormats.Answers).CreateOnly().Describe("What the buyer has decided, as cart lines have it; unitPrice has what it adds. Files are named by uploads.");
        type.Attribute("message", request => request.Message, new StringFormat(PurchaseRequest.MaxMessageLength)).CreateOnly().Nullable();
        type.Attribute("shippingAddress", request => request.ShippingAddress, CommonFormats.Address).CreateOnly().Describe("The default one of the address book where none is given.");
        type.Attribute("status", request => request.Status, EnumFormat<PurchaseRequestStatus>.Instance).Filter();
        type.Attribute("statusReason", request => request.StatusReason, StringFormat.Any);
        type.Money("unitPrice", request => request.UnitPriceMinor, request => request.Currency);
        type.Attribute("expiresAt", request => request.ExpiresAt, TimestampFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Timestamps(request => request.CreatedAt, request => request.UpdatedAt);
        type.ToOne("listing", request => request.ListingId, "listings").Required();
        type.ToOne("buyer", request => request.BuyerId, "customerProfiles");
        type.ToOne("seller", request => request.SellerId, "sellers");
        type.ToOne("order", request => request.OrderId, "orders");
        type.ToMany("uploads", request => CustomizationFormats.UploadsOf(request.Customization), "uploads").CreateOnly().JudgedByCommand().WithWord("group", (request, id) => CustomizationFormats.GroupOf(request.Customization, id))
            .Describe("The buyer's files, as cart lines have them, for its buyer and its seller; gone from a request that comes to nothing.");
        type.FilterId("listing", request => request.ListingId);
        type.FilterId("seller", request => request.SellerId, Surfaces.PublicAndAdmin);
        type.FilterId("buyer", request => request.BuyerId, Surfaces.SellerAndAdmin);
        type.SortByDefault("-createdAt");
        type.Include("listing", "listing.product", "buyer", "seller", "order", "uploads");
        type.Create(body => new AskToBuyCommand(body.RequiredOne<ListingId>("listing"), body.Required<int>("quantity"), body.Get<string>("message"), body.Get<Address>("shippingAddress"))
        {
            Wish = CustomizationFormats.WishOf(body),
        });
        type.Moves(
            request => request.Status,
            (id, to, reason) => new MovePurchaseRequestCommand(new(id), to, reason),
            (request, surface) => surface switch
            {
                Surface.Public => PurchaseRequest.OfBuyer.From(request.Status),
                Surface.Seller when request.IsForAdmins => [],
                _ => PurchaseRequest.OfKeeper.From(request.Status),
            },
            (System.Linq.Expressions.Expression<Func<PurchaseRequestView, bool>>)(request => request.IsForAdmins));
    });

    public static ResourceType Interests { get; } = Resource.Type<InterestView, InterestId>("interests", interest => interest.Id, type =>
    {
        type.Describe("A buyer would like to have what a listing offers, and wants to be spoken to. One open interest for each buyer and listing; another is 409 already_exists.");
        type.Alone(); // each writes a mail
        type.On(Surface.Public, Methods.ListRead | Methods.Create | Methods.Transition, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.ListRead | Methods.Transition, Permission);
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, Permission);
        type.Attribute("message", interest => interest.Message, new StringFormat(Interest.MaxMessageLength)).CreateOnly().Nullable();
        type.Attribute("status", interest => interest.Status, EnumFormat<InterestStatus>.Instance).Filter();
        type.Timestamps(interest => interest.CreatedAt, interest => interest.UpdatedAt);
        type.ToOne("listing", interest => interest.ListingId, "listings").Required();
        type.ToOne("buyer", interest => interest.BuyerId, "customerProfiles");
        type.ToOne("seller", interest => interest.SellerId, "sellers");
        type.FilterId("listing", interest => interest.ListingId);
        type.FilterId("seller", interest => interest.SellerId, Surfaces.PublicAndAdmin);
        type.FilterId("buyer", interest => interest.BuyerId, Surfaces.SellerAndAdmin);
        type.Include("listing", "listing.product", "buyer", "seller");
        type.Create(body => new ExpressInterestCommand(body.RequiredOne<ListingId>("listing"), body.Get<string>("message")));
        type.Moves(interest => interest.Status, (id, to, reason) => new MoveInterestCommand(new(id), to, reason), (interest, surface) =>
            (surface is Surface.Public ? Interest.OfBuyer : Interest.OfSellerAndAdmin).From(interest.Status));
    });
}
