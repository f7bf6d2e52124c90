using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>From a person to a seller, and the people of a seller (SEL-01, SEL-02).</summary>
public sealed class BecomingASellerTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Applications = "/api/v1/sellerApplications";

    [Fact]
    public async Task Who_applies_and_is_approved_sells()
    {
        var email = Accounts.NewEmail();
        var person = await api.RegisteredAsync(email);
        (await api.SignInAsync(email, attributes: Both)).ShouldBeError(403, "insufficient_scope");

        var application = (await person.Post(Applications, Application())).ShouldBe(201);
        application.Text("status").ShouldBe("pending");
        var seller = application.Data["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>();
        (await api.Anonymous.Get($"/api/v1/sellers/{seller}")).ShouldBeError(404, "not_found");
        (await api.Admin.Get("/api/v1/admin/sellerApplications?filter[status]=pending")).Items.ShouldContain(entry => entry!["id"]!.GetValue<string>() == application.Id);
        (await api.Admin.Post($"/api/v1/admin/sellers/{seller}/transitions", Documents.Of("transitions", new { to = "approved" }))).ShouldBe(201);

        (await person.Get($"{Applications}/{application.Id}")).Text("status").ShouldBe("approved");
        (await api.Anonymous.Get($"/api/v1/sellers/{seller}")).ShouldBe(200);
        var owner = api.WithToken((await api.SignInAsync(email, attributes: Both)).ShouldBe(201).Text("accessToken"));
        (await owner.Get("/api/v1/seller/sellers/current")).Id.ShouldBe(seller);
        (await owner.Get("/api/v1/users/me")).Text("role").ShouldBe("seller");
    }

    [Fact]
    public async Task Who_is_rejected_learns_why_and_may_apply_again()
    {
        var person = await api.RegisteredAsync(Accounts.NewEmail());
        var first = (await person.Post(Applications, Application())).ShouldBe(201);
        (await person.Post(Applications, Application())).ShouldBeError(409, "already_exists");
        var seller = first.Data["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>();

        (await api.Admin.Post($"/api/v1/admin/sellers/{seller}/transitions", Documents.Of("transitions", new { to = "rejected" }))).ShouldBeError(422, "required");
        (await api.Admin.Post($"/api/v1/admin/sellers/{seller}/transitions", Documents.Of("transitions", new { to = "rejected", reason = "No papers" }))).ShouldBe(201);
        (await person.Get($"{Applications}/{first.Id}")).Text("decisionReason").ShouldBe("No papers");

        var again = (await person.Post(Applications, Application())).ShouldBe(201);
        again.Data["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>().ShouldBe(seller);
        (await api.Admin.Get($"/api/v1/admin/sellers/{seller}")).Text("status").ShouldBe("pending");
    }

    [Fact]
    public async Task Without_the_terms_and_without_an_account_nobody_applies()
    {
        var person = await api.RegisteredAsync(Accounts.NewEmail());

        (await person.Post(Applications, Application(acceptsTerms: false))).ShouldBeError(422, "invalid_value", "/data/attributes/acceptsTerms");
        (await api.Anonymous.Post(Applications, Application())).ShouldBeError(401, "unauthenticated");
        (await person.Get("/api/v1/sellerApplications")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invitation_is_for_its_address_and_once()
    {
        var (invited, other) = (Accounts.NewEmail(), Accounts.NewEmail());
        (await api.SellerA.Post("/api/v1/seller/sellerInvitations", Documents.Of("sellerInvitations", new { email = invited, role = "staff" }))).ShouldBe(201).Data.ToJsonString().ShouldNotContain(await api.Mailbox.WordAsync(invited));
        var acceptance = Documents.Of("sellerInvitationAcceptances", new { token = await api.Mailbox.WordAsync(invited) });

        (await (await api.VerifiedAsync(other)).Post("/api/v1/sellerInvitationAcceptances", acceptance)).ShouldBeError(403, "email_not_verified");
        var person = await api.RegisteredAsync(invited);
        (await person.Post("/api/v1/sellerInvitationAcceptances", acceptance)).ShouldBeError(403, "email_not_verified");
        (await person.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = await api.Mailbox.CodeAsync(invited) }))).ShouldBe(202);
        (await person.Post("/api/v1/sellerInvitationAcceptances", acceptance)).ShouldBe(201);
        (await person.Post("/api/v1/sellerInvitationAcceptances", acceptance)).ShouldBeError(409, "already_exists");
        (await person.Get("/api/v1/sellerMembers")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_last_owner_stays_also_when_two_leave_at_once()
    {
        var owner = await api.MemberAsync("owner");
        var members = (await owner.Get("/api/v1/seller/sellerMembers?filter[role]=owner")).Items.Select(member => member!["id"]!.GetValue<string>()).ToList();
        members.Count.ShouldBe(2);

        var left = await Task.WhenAll(members.Select(id => api.SellerA.Delete($"/api/v1/seller/sellerMembers/{id}")));

        left.Count(answer => (int)answer.Status == 204).ShouldBe(1);
        (await api.SellerA.Get("/api/v1/seller/sellerMembers?filter[role]=owner")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_removed_acts_no_more()
    {
        var staff = await api.MemberAsync("staff");
        var self = (await staff.Get("/api/v1/sellerMembers")).Items[0]!["id"]!.GetValue<string>();
        (await staff.Get("/api/v1/seller/sellerOrders")).ShouldBe(200);
        (await staff.Delete($"/api/v1/seller/sellerMembers/{self}")).ShouldBeError(403, "insufficient_scope");

        (await api.SellerA.Delete($"/api/v1/seller/sellerMembers/{self}")).ShouldBe(204);

        (await staff.Get("/api/v1/seller/sellerOrders")).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task Who_wants_to_sell_at_the_registration_has_an_application_that_grants_nothing_until_it_is_complete()
    {
        var email = Accounts.NewEmail();
        var client = api.WithToken((await api.Anonymous.Post("/api/v1/users", Documents.Of("users", new { email, password = Accounts.Password, name = "Wishful", wantsToSell = true }))).ShouldBe(201).TokenOf("accessToken"));

        var wish = (await client.Get("/api/v1/sellerApplications?include=seller")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        wish["attributes"]!["acceptsTerms"]!.GetValue<bool>().ShouldBeFalse();
        var seller = wish["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>();
        Task<Answered> Approve() => api.Admin.Post($"/api/v1/admin/sellers/{seller}/transitions", Documents.Of("transitions", new { to = "approved" }));
        (await Approve()).ShouldBeError(409, "invalid_state_transition");

        var details = new { businessName = Seeding.Unique("Wishful Goods"), description = "Shells", country = "MU", acceptsTerms = true };
        (await client.Post("/api/v1/sellerApplications", Documents.Of("sellerApplications", details))).ShouldBe(201).Id.ShouldBe(wish["id"]!.GetValue<string>());
        (await client.Post("/api/v1/sellerApplications", Documents.Of("sellerApplications", details))).ShouldBeError(409, "already_exists");
        (await Approve()).ShouldBe(201);
        (await api.Admin.Get($"/api/v1/admin/sellers/{seller}")).Text("name").ShouldBe(details.businessName);
    }

    [Fact]
    public async Task A_closure_is_a_sellers_own()
    {
        var made = (await api.SellerA.Post("/api/v1/seller/sellerClosures", Documents.Of("sellerClosures", new { startsAt = "2030-01-01T00:00:00Z", endsAt = "2030-02-01T00:00:00Z", message = "Holidays" }))).ShouldBe(201);

        (await api.Anonymous.Get($"/api/v1/sellerClosures/{made.Id}")).Text("message").ShouldBe("Holidays");
        (await api.SellerB.Delete($"/api/v1/seller/sellerClosures/{made.Id}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Patch($"/api/v1/seller/sellerClosures/{made.Id}", Documents.Of("sellerClosures", new { endsAt = "2029-01-01T00:00:00Z" }, id: made.Id))).ShouldBeError(422, "invalid_value", "/data/attributes/endsAt");
        (await api.SellerA.Delete($"/api/v1/seller/sellerClosures/{made.Id}")).ShouldBe(204);
    }

    private static readonly object Both = new { audience = new[] { "public", "seller" } };

    private static object Application(bool acceptsTerms = true) =>
        Documents.Of("sellerApplications", new { businessName = "Ti Lakaz", description = "Baskets", country = "MU", acceptsTerms });
}
