using Marketplace.Application.Common;
using Marketplace.Application.Customers;
using Marketplace.Application.Customers.Views;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.WebApi.JsonApi;

namespace Marketplace.WebApi.Customers;

/// <summary>Customers, their address books, and what they ask about their data.</summary>
internal static class CustomerResources
{
    private static readonly StringFormat Line = new(Domain.Common.Address.MaxLineLength, minLength: 1);

    private static readonly ValueFormat<Consents> ConsentsFormat = ObjectFormat<Consents>.Of(
        static consents => new(consents.Get<bool?>("marketingEmail") ?? false, consents.Get<bool?>("marketingSms") ?? false, consents.Get<bool?>("analytics") ?? false),
        static consents =>
        {
            consents.With<bool>("marketingEmail", static value => value.MarketingEmail, BooleanFormat.Instance);
            consents.With<bool>("marketingSms", static value => value.MarketingSms, BooleanFormat.Instance);
            consents.With<bool>("analytics", static value => value.Analytics, BooleanFormat.Instance);
        });

    public static ResourceType Profiles { get; } = Resource.Type<CustomerProfileView, BuyerId>("customerProfiles", profile => profile.Id, type =>
    {
        type.Describe("Somebody as a customer. A seller sees who bought from it or asked it for something, with the counts and sums of that seller only. Sums are in the store's currency.");
        type.On(Surface.Public, Methods.Read | Methods.Update, AccessRule.Buyer);
        type.On(Surface.Seller, Methods.ListRead, AccessRule.Permission("customers"));
        type.On(Surface.Admin, Methods.ListRead | Methods.Update, AccessRule.Permission("customers"));
        type.Attribute("displayName", profile => profile.DisplayName, new StringFormat(CustomerProfile.MaxNameLength, minLength: 1)).UpdateOnly().Filter(Operators.Matching).Sort();
        type.Attribute("email", profile => profile.Email, StringFormat.Any).On(Surfaces.PublicAndAdmin).Filter(Operators.Matching);
        type.Attribute("phone", profile => profile.Phone, new StringFormat(PhoneNumber.MaxLength)).UpdateOnly().Nullable().On(Surfaces.PublicAndAdmin);
        type.Attribute("isClaimed", profile => profile.IsClaimed, BooleanFormat.Instance).On(Surfaces.PublicAndAdmin).Filter();
        type.Attribute("preferences", profile => profile.Preferences, RawJsonFormat.Object).UpdateOnly().Nullable().On(Surfaces.Public);
        type.Attribute("consents", profile => profile.Consents, ConsentsFormat).UpdateOnly().On(Surfaces.PublicAndAdmin);
        type.Attribute("orderCount", profile => profile.OrderCount, IntegerFormat.Any).Filter(Operators.Comparison).Sort();
        type.Money("spentTotal", profile => profile.SpentTotalMinor, profile => profile.Currency).On(Surfaces.SellerAndAdmin);
        type.Timestamps(profile => profile.CreatedAt, profile => profile.UpdatedAt);
        type.ToOne("user", profile => profile.UserId, "users").On(Surfaces.PublicAndAdmin);
        type.ToMany("addresses", "addresses", nameof(CustomerAddressView.ProfileId)).On(Surfaces.PublicAndAdmin);
        type.ToMany("orders", "orders", nameof(OrderView.BuyerId)).On(Surfaces.PublicAndAdmin);
        type.ToMany("wishlists", "wishlists", nameof(WishlistView.ProfileId)).On(Surfaces.Public);
        type.TextFilter("q", profile => profile.DisplayName);
        type.Include("user", "addresses");
        type.Update((id, body) => new UpdateProfileCommand(new(id))
        {
            DisplayName = body.Change<string>("displayName"),
            Phone = body.Optional<string>("phone"),
            Preferences = body.Optional<string>("preferences"),
            Consents = body.Change<Consents>("consents"),
        });
    });

    public static ResourceType Addresses { get; } = Resource.Type<CustomerAddressView, CustomerAddressId>("addresses", address => address.Id, type =>
    {
        type.Describe("An entry of an address book, at most fifty each. A new default takes the flag from the old one.");
        type.On(Surface.Public, Methods.All, AccessRule.Buyer);
        type.On(Surface.Admin, Methods.ListRead, AccessRule.Permission("customers"));
        type.Attribute("label", address => address.Label, new StringFormat(CustomerAddress.MaxLabelLength)).Writable().Nullable().Sort();
        type.Attribute("name", address => address.Address.Name, Line).Required();
        type.Attribute("company", address => address.Address.Company, new StringFormat(Domain.Common.Address.MaxLineLength)).Writable().Nullable();
        type.Attribute("line1", address => address.Address.Line1, Line).Required();
        type.Attribute("line2", address => address.Address.Line2, new StringFormat(Domain.Common.Address.MaxLineLength)).Writable().Nullable();
        type.Attribute("city", address => address.Address.City, new StringFormat(Domain.Common.Address.MaxCityLength, minLength: 1)).Required();
        type.Attribute("subdivision", address => address.Address.Subdivision, StringFormat.Any).Writable().Nullable();
        type.Attribute("postalCode", address => address.Address.PostalCode, new StringFormat(Domain.Common.Address.MaxPostalCodeLength)).Writable().Nullable();
        type.Attribute("country", address => address.Country, StringFormat.Any).Required().Filter();
        type.Attribute("phone", address => address.Address.Phone, StringFormat.Any).Writable().Nullable();
        type.Attribute("isDefaultShipping", address => address.IsDefaultShipping, BooleanFormat.Instance).Writable();
        type.Attribute("isDefaultBilling", address => address.IsDefaultBilling, BooleanFormat.Instance).Writable();
        type.Timestamps(address => address.CreatedAt, address => address.UpdatedAt);
        type.ToOne("profile", address => address.ProfileId, "customerProfiles");
        type.FilterId("profile", address => address.ProfileId, Surfaces.Admin);
        type.Create(body => new NoteAddressCommand(
            body.Get<string>("label"),
            Taken(new Address { Name = body.Required<string>("name"), Line1 = body.Required<string>("line1"), City = body.Required<string>("city"), Country = body.Required<string>("country") }, body),
            body.Get<bool?>("isDefaultShipping") ?? false,
            body.Get<bool?>("isDefaultBilling") ?? false));
        type.Update((id, body) => new ChangeAddressCommand(new(id), before => Taken(before, body))
        {
            Label = body.Optional<string>("label"),
            IsDefaultShipping = body.Change<bool>("isDefaultShipping"),
            IsDefaultBilling = body.Change<bool>("isDefaultBilling"),
        });
        type.Delete(id => new ForgetAddressCommand(new(id)));
    });

    public static ResourceType PrivacyRequests { get; } = Resource.Type<PrivacyRequestView, PrivacyRequestId>("privacyRequests", request => request.Id, type =>
    {
        type.Describe("Somebody uses a right over their data. Answered with a job that ends when the request does. What is known (access, export) becomes a file by itself; an erasure is done when an admin completes it, and leaves only what the books need.");
        type.On(Surface.Public, Methods.ListRead | Methods.Create, AccessRule.Buyer);
        type.On(Surface.Admin, Methods.ListRead | Methods.Transition, AccessRule.Permission("privacy"));
        type.Attribute("kind", request => request.Kind, EnumFormat<PrivacyKind>.Instance).CreateOnly(required: true).Filter();
        type.Attribute("note", request => request.Note, new StringFormat(PrivacyRequest.MaxNoteLength)).CreateOnly().Nullable();
        type.Attribute("status", request => request.Status, EnumFormat<PrivacyStatus>.Instance).Filter();
        type.Attribute("dueOn", request => request.DueOn, DateFormat.Instance).Filter(Operators.Comparison).Sort();
        type.Attribute("completedAt", request => request.CompletedAt, TimestampFormat.Instance);
        type.Timestamps(request => request.CreatedAt, request => request.UpdatedAt);
        type.ToOne("user", request => request.UserId, "users");
        type.ToOne("file", request => request.FileId, "uploads").Describe("What is known of the person, as JSON, for who asked for it.");
        type.FilterId("user", request => request.UserId, Surfaces.Admin);
        type.Include("user", "file");
        type.AnswersWithJob();
        type.Create(body => new AskPrivacyCommand(body.Required<PrivacyKind>("kind"), body.Get<string>("note")));
        type.Moves(request => request.Status, (id, to, reason) => new MovePrivacyRequestCommand(new(id), to, reason), (request, surface) => surface is Surface.Admin ? PrivacyRequest.Moves.From(request.Status) : []);
    });

    private static Address Taken(Address before, Body body) => before with
    {
        Name = body.Change<string>("name").Or(before.Name),
        Company = body.Optional<string>("company").Or(before.Company),
        Line1 = body.Change<string>("line1").Or(before.Line1),
        Line2 = body.Optional<string>("line2").Or(before.Line2),
        City = body.Change<string>("city").Or(before.City),
        Subdivision = body.Optional<string>("subdivision").Or(before.Subdivision),
        PostalCode = body.Optional<string>("postalCode").Or(before.PostalCode),
        Country = body.Change<string>("country").Or(before.Country),
        Phone = body.Optional<string>("phone").Or(before.Phone),
    };
}
