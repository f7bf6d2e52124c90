using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Signing in and out, and the tokens that come of it (ID-02 to ID-06, ID-13).</summary>
public sealed class SessionTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Me = "/api/v1/users/me";

    [Fact]
    [Trait("Rule", "JA-304")]
    public async Task A_session_opens_the_surfaces_that_were_asked_for_and_no_other()
    {
        var owner = (await api.SignInAsync(People.EmailOf("sellerA"), People.Password, new { audience = new[] { "public", "seller" } })).ShouldBe(201);
        var client = api.WithToken(owner.Text("accessToken"));

        (await client.Get("/api/v1/seller/sellers/current")).ShouldBe(200).Id.ShouldBe(api.SellerAId.Value.ToString());
        (await client.Get(Me)).ShouldBe(200);
        (await client.Get("/api/v1/admin/products")).ShouldBeError(403, "insufficient_scope");
        (await api.WithToken((await api.SignInAsync(People.EmailOf("sellerA"), People.Password)).Text("accessToken")).Get("/api/v1/seller/sellers/current")).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task An_account_opens_no_door_that_is_not_its_own()
    {
        (await api.SignInAsync(People.EmailOf("buyerA"), People.Password, new { audience = new[] { "admin" } })).ShouldBeError(403, "insufficient_scope", "/data/attributes/audience");
        (await api.SignInAsync(People.EmailOf("buyerA"), People.Password, new { audience = new[] { "seller" } })).ShouldBeError(403, "insufficient_scope", "/data/attributes/audience");
        var foreign = new { seller = new { data = new { type = "sellers", id = api.SellerBId.Value } } };
        (await api.SignInAsync(People.EmailOf("sellerA"), People.Password, new { audience = new[] { "seller" } }, foreign)).ShouldBeError(404, "related_not_found", "/data/relationships/seller/data");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_the_same_refusal()
    {
        var wrong = (await api.SignInAsync(People.EmailOf("buyerB"), "not the password")).ShouldBeError(401, "invalid_credentials");
        var unknown = (await api.SignInAsync("nobody-at-all@example.test", "not the password")).ShouldBeError(401, "invalid_credentials");

        wrong["detail"]!.GetValue<string>().ShouldBe(unknown["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task After_too_many_tries_even_the_right_password_waits_and_a_known_address_does_not()
    {
        var email = Accounts.NewEmail();
        await api.RegisterAsync(email);
        await ForgetAddressesAsync(email);
        for (var i = 0; i < SignInTries.MaxFromOneAddress; i++) (await api.SignInAsync(email, "guess")).ShouldBeError(401, "invalid_credentials");

        (await api.SignInAsync(email)).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_a_copy_ends_the_session()
    {
        var session = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password)).ShouldBe(201);
        var first = session.Text("refreshToken");

        var second = (await api.RenewAsync(first)).ShouldBe(201);
        second.Text("refreshToken").ShouldNotBe(first);
        var access = api.WithToken(second.Text("accessToken"));
        (await access.Get(Me)).ShouldBe(200);

        (await api.RenewAsync(first)).ShouldBeError(401, "invalid_credentials");
        (await api.RenewAsync(second.Text("refreshToken"))).ShouldBeError(401, "invalid_credentials");
        (await access.Get(Me)).ShouldBeError(401, "invalid_api_key");
    }

    [Fact]
    public async Task Of_many_who_renew_at_once_one_at_most_gets_on()
    {
        var token = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password)).Text("refreshToken");

        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => api.RenewAsync(token)));

        tries.Count(answer => (int)answer.Status == 201).ShouldBe(1);
        tries.Count(answer => (int)answer.Status == 401).ShouldBe(9);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task What_is_no_refresh_token_renews_nothing(string token) => ((int)(await api.RenewAsync(token)).Status).ShouldBeOneOf(401, 422);

    [Fact]
    public async Task A_session_can_be_narrowed_and_an_older_token_does_not_stay_wider()
    {
        var wide = await api.SignInAsync(People.EmailOf("sellerA"), People.Password, new { audience = new[] { "public", "seller" } });

        (await api.RenewAsync(wide.Text("refreshToken"), "public")).ShouldBe(201);

        (await api.WithToken(wide.Text("accessToken")).Get("/api/v1/seller/sellers/current")).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once()
    {
        var session = await api.SignInAsync(People.EmailOf("buyerA"), People.Password);
        var client = api.WithToken(session.Text("accessToken"));

        (await client.Delete("/api/v1/sessions/current")).ShouldBe(204);

        (await client.Get(Me)).ShouldBeError(401, "invalid_api_key");
        (await api.RenewAsync(session.Text("refreshToken"))).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task An_owner_sees_and_ends_own_sessions_and_nobody_elses()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var elsewhere = await api.SignInAsync(email, attributes: new { deviceName = "Phone" });
        var foreign = (await api.SignInAsync(People.EmailOf("buyerB"), People.Password)).Id;

        var all = (await client.Get("/api/v1/sessions")).ShouldBe(200);
        all.Items.Count.ShouldBe(2);
        all.Items.Count(session => session!["attributes"]!["isCurrent"]!.GetValue<bool>()).ShouldBe(1);
        all.Items.ShouldAllBe(session => session!["attributes"]!["accessToken"] == null);
        (await client.Delete($"/api/v1/sessions/{foreign}")).ShouldBeError(404, "not_found");
        (await client.Delete($"/api/v1/sessions/{elsewhere.Id}")).ShouldBe(204);
        (await api.WithToken(elsewhere.Text("accessToken")).Get(Me)).ShouldBeError(401, "invalid_api_key");
    }

    [Fact]
    public async Task A_browser_gets_cookies_and_repeats_one_of_them_in_what_it_changes()
    {
        var session = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password, new { transport = "cookie" })).ShouldBe(201);
        (await api.WithToken(api.TokenOf("buyerA")).Get($"/api/v1/sessions/{session.Id}")).Attributes["createdAt"]!.GetValue<string>().ShouldBe(session.Text("createdAt"));
        session.Attributes["accessToken"].ShouldBeNull();
        session.Attributes["refreshToken"].ShouldBeNull();
        var set = session.Response.Headers.GetValues("Set-Cookie").ToList();
        set.Count.ShouldBe(3);
        set.ShouldAllBe(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)
            && cookie.Contains("; path=/", StringComparison.OrdinalIgnoreCase) && cookie.Contains("; samesite=lax", StringComparison.OrdinalIgnoreCase) && !cookie.Contains("domain", StringComparison.OrdinalIgnoreCase));
        set.Count(cookie => cookie.Contains("httponly", StringComparison.OrdinalIgnoreCase)).ShouldBe(2);

        var cookies = string.Join("; ", set.Select(cookie => cookie.Split(';')[0]));
        var csrf = set.Single(cookie => cookie.StartsWith("__Host-csrf", StringComparison.Ordinal)).Split(';')[0].Split('=')[1];
        var id = (await api.Anonymous.Get(Me, ("Cookie", cookies))).ShouldBe(200).Id;
        var change = Documents.Of("users", new { name = "Cookie" }, id: id);
        (await api.Anonymous.Patch(Me, change, ("Cookie", cookies))).ShouldBeError(403, "forbidden", header: "X-CSRF-Token");
        (await api.Anonymous.Patch(Me, change, ("Cookie", cookies), ("X-CSRF-Token", "guess"))).ShouldBeError(403, "forbidden", header: "X-CSRF-Token");
        (await api.Anonymous.Patch(Me, change, ("Cookie", cookies), ("X-CSRF-Token", csrf))).ShouldBe(200);

        var renewal = new { data = new { type = "sessionRenewals" } };
        (await api.Anonymous.Post("/api/v1/sessionRenewals", renewal, ("Cookie", cookies))).ShouldBeError(403, "forbidden", header: "X-CSRF-Token");
        (await api.Anonymous.Post("/api/v1/sessionRenewals", renewal, ("Cookie", cookies), ("X-CSRF-Token", csrf))).ShouldBe(201).Response.Headers.GetValues("Set-Cookie").Count().ShouldBe(3);
    }

    private async Task ForgetAddressesAsync(string email)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        await db.Sessions.Where(session => db.Users.Any(user => user.Id == session.UserId && user.Email == email)).ExecuteUpdateAsync(set => set.SetProperty(session => session.IpAddress, "203.0.113.9"));
    }
}
