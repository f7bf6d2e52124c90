using Marketplace.Application.Common;
using Marketplace.Application.Sellers;
using Marketplace.Application.Sellers.Views;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Sellers;

/// <summary>How a person becomes a seller, and who acts for one.</summary>
internal static class SellerPeopleResources
{
    private const int MaxTokenLength = 200;

    public static ResourceType Applications { get; } = Resource.Type<SellerApplicationView, SellerApplicationId>("sellerApplications", application => application.Id, type =>
    {
        type.Describe("A person asks to sell. It makes a seller in pending, owned by that person; the admins decide by the seller's transitions. After a rejection another application puts the same seller there again.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create, AccessRule.Buyer);
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("sellers"));
        type.Attribute("businessName", application => application.BusinessName, new StringFormat(Seller.MaxNameLength, minLength: 1)).CreateOnly(required: true).Filter(Operators.Matching).Sort();
        type.Attribute("description", application => application.Description, new StringFormat(SellerApplication.MaxDescriptionLength, minLength: 1)).CreateOnly(required: true);
        type.Attribute("country", application => application.Country, new StringFormat(2, minLength: 2)).CreateOnly(required: true);
        type.Attribute("phone", application => application.Phone, new StringFormat(PhoneNumber.MaxLength)).CreateOnly().Nullable();
        type.Attribute("acceptsTerms", application => application.AcceptsTerms, BooleanFormat.Instance).CreateOnly(required: true);
        type.Attribute("status", application => application.Status, EnumFormat<ApplicationStatus>.Instance).Filter();
        type.Attribute("decisionReason", application => application.DecisionReason, StringFormat.Any);
        type.Attribute("decidedAt", application => application.DecidedAt, TimestampFormat.Instance);
        type.Timestamps(application => application.CreatedAt, application => application.UpdatedAt);
        type.ToOne("applicant", application => application.ApplicantId, "users");
        type.ToOne("seller", application => application.SellerId, "sellers");
        type.FilterId("applicant", application => application.ApplicantId, Surfaces.Admin);
        type.Include("applicant", "seller");
        type.Create(body => new ApplyToSellCommand(
            new(body.Required<string>("businessName"), body.Required<string>("description"), body.Required<string>("country")) { Phone = body.Get<string>("phone") }, body.Required<bool>("acceptsTerms")));
    });

    public static ResourceType Members { get; } = Resource.Type<SellerMemberView, SellerMemberId>("sellerMembers", member => member.Id, type =>
    {
        type.Describe("Somebody who acts for a seller. The last owner stays.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.ListRead | Methods.Update | Methods.Delete, AccessRule.Permission("members"));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("sellers"));
        type.Attribute("role", member => member.Role, EnumFormat<SellerRole>.Instance).UpdateOnly().Filter();
        type.Attribute("name", member => member.Name, StringFormat.Any).Sort();
        type.Attribute("email", member => member.Email, StringFormat.Any);
        type.Attribute("joinedAt", member => member.JoinedAt, TimestampFormat.Instance).Sort();
        type.Timestamps(member => member.JoinedAt, member => member.UpdatedAt);
        type.ToOne("user", member => member.UserId, "users");
        type.ToOne("seller", member => member.SellerId, "sellers");
        type.FilterId("seller", member => member.SellerId, Surfaces.PublicAndAdmin);
        type.SortByDefault("name");
        type.Include("user", "seller");
        type.Update((id, body) => new ChangeMemberCommand(new(id), body.Change<SellerRole>("role")));
        type.Delete(id => new RemoveMemberCommand(new(id)));
    });

    public static ResourceType Invitations { get; } = Resource.Type<SellerInvitationView, SellerInvitationId>("sellerInvitations", invitation => invitation.Id, type =>
    {
        type.Describe("Asks somebody by mail to join. The word in the mail is for that address only and is told nowhere else.");
        type.On(Surface.Seller, Methods.ListRead | Methods.Create | Methods.Delete, AccessRule.Permission("members"));
        type.Alone();
        type.Attribute("email", invitation => invitation.Email, new StringFormat(Email.MaxLength, minLength: 1)).CreateOnly(required: true).Filter();
        type.Attribute("role", invitation => invitation.Role, EnumFormat<SellerRole>.Instance).CreateOnly(required: true);
        type.Attribute("status", invitation => invitation.Status, EnumFormat<InvitationStatus>.Instance).Filter();
        type.Attribute("expiresAt", invitation => invitation.ExpiresAt, TimestampFormat.Instance);
        type.Timestamps(invitation => invitation.CreatedAt, invitation => invitation.UpdatedAt);
        type.ToOne("invitedBy", invitation => invitation.InvitedBy, "users");
        type.Include("invitedBy");
        type.Create(body => new InviteMemberCommand(body.Required<string>("email"), body.Required<SellerRole>("role")));
        type.Delete(id => new WithdrawInvitationCommand(new(id)));
    });

    public static ResourceType Acceptances { get; } = Resource.Type<SellerInvitationAcceptanceView, SellerInvitationId>("sellerInvitationAcceptances", acceptance => acceptance.Id, type =>
    {
        type.Describe("Follows an invitation: who is signed in with the invited, verified address becomes a member.");
        type.On(Surface.Public, Methods.Read | Methods.Create, AccessRule.Buyer);
        type.Alone();
        type.Input("token", new StringFormat(MaxTokenLength, minLength: 1)).CreateOnly(required: true);
        type.Timestamps(acceptance => acceptance.CreatedAt, updatedAt: null);
        type.ToOne("member", acceptance => acceptance.MemberId, "sellerMembers");
        type.ToOne("seller", acceptance => acceptance.SellerId, "sellers");
        type.Include("seller");
        type.Create(body => new AcceptInvitationCommand(body.Required<string>("token")));
    });

    public static ResourceType Closures { get; } = Resource.Type<SellerClosureView, SellerClosureId>("sellerClosures", closure => closure.Id, type =>
    {
        type.Describe("A time in which nothing can be bought of a seller; of one shop where it is named.");
        type.On(Surface.Public, Methods.ListRead, AccessRule.Anyone);
        type.On(Surface.Seller, Methods.All, AccessRule.Permission("shops"));
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("sellers"));
        type.Attribute("startsAt", closure => closure.StartsAt, TimestampFormat.Instance).Required().Filter(Operators.Comparison).Sort();
        type.Attribute("endsAt", closure => closure.EndsAt, TimestampFormat.Instance).Writable().Nullable().Filter(Operators.Comparison | Operators.IsNull);
        type.Attribute("message", closure => closure.Message, new StringFormat(SellerClosure.MaxMessageLength)).Writable().Nullable();
        type.Timestamps(closure => closure.CreatedAt, closure => closure.UpdatedAt);
        type.ToOne("seller", closure => closure.SellerId, "sellers");
        type.ToOne("shop", closure => closure.ShopId, "shops").CreateOnly();
        type.FilterId("seller", closure => closure.SellerId);
        type.FilterId("shop", closure => closure.ShopId);
        type.SortByDefault("-startsAt");
        type.Include("seller", "shop");
        type.Create(body => new AnnounceClosureCommand(body.One<ShopId>("shop"), body.Required<DateTimeOffset>("startsAt"), body.Get<DateTimeOffset?>("endsAt"), body.Get<string>("message")));
        type.Update((id, body) => new ChangeClosureCommand(new(id), body.Change<DateTimeOffset>("startsAt"), body.OptionalValue<DateTimeOffset>("endsAt"), body.Optional<string>("message")));
        type.Delete(id => new TakeBackClosureCommand(new(id)));
    });
}
