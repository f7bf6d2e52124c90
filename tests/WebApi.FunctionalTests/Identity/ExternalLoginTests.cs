using Marketplace.Domain.Identity;
using Marketplace.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Signing in by an account at a provider (ID-11).</summary>
public sealed class ExternalLoginTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    private const string Me = "/api/v1/users/me";
    private const string Logins = "/api/v1/externalLogins";

    [Theory]
    [InlineData("google", true)]
    [InlineData("facebook", false)]
    public async Task Who_comes_for_the_first_time_gets_an_account_and_next_time_the_same(string provider, bool isVerified)
    {
        var email = Accounts.NewEmail();

        var first = (await world.SignInAsync(await world.ProveAsync(email, provider), provider)).ShouldBe(201);
        var again = (await world.SignInAsync(await world.ProveAsync(email, provider), provider)).ShouldBe(201);

        var user = (await world.WithToken(first.Text("accessToken")).Get(Me)).ShouldBe(200);
        user.Attributes["emailVerified"]!.GetValue<bool>().ShouldBe(isVerified);
        user.Text("name").ShouldBe("Ada");
        (await world.WithToken(again.Text("accessToken")).Get(Me)).Id.ShouldBe(user.Id);
        (await world.WithToken(again.Text("accessToken")).Get(Logins)).Items.ShouldHaveSingleItem()!["attributes"]!["provider"]!.GetValue<string>().ShouldBe(provider);
    }

    [Fact]
    public async Task The_way_there_names_what_ties_the_way_back_to_it()
    {
        var attempt = (await ProviderWorld.BeginAsync(world.Anonymous, ProviderWorld.NewVerifier())).ShouldBe(201);

        var asked = QueryHelpers.ParseQuery(new Uri(attempt.Text("authorizationUrl")).Query);
        foreach (var member in (string[])["state", "nonce", "code_challenge"]) asked[member].ToString().Length.ShouldBe(43);
        (asked["code_challenge_method"].ToString(), asked["response_type"].ToString(), asked["redirect_uri"].ToString()).ShouldBe(("S256", "code", ProviderWorld.RedirectUri));
        (await world.GoAsync(attempt.Text("authorizationUrl"), Accounts.NewEmail()))["state"].ShouldBe(asked["state"].ToString());
        attempt.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task A_code_is_good_once_with_its_own_verifier_and_address_and_provider()
    {
        var email = Accounts.NewEmail();
        var proof = await world.ProveAsync(email);

        (await world.SignInAsync((proof.Code, ProviderWorld.NewVerifier()))).ShouldBeError(401, "invalid_credentials");
        (await world.SignInAsync(proof, redirectUri: "https://elsewhere.example.test/")).ShouldBeError(401, "invalid_credentials");
        (await world.SignInAsync(proof, provider: "facebook")).ShouldBeError(401, "invalid_credentials");
        (await world.SignInAsync(("guess", proof.Verifier))).ShouldBeError(401, "invalid_credentials");
        (await world.SignInAsync(proof)).ShouldBe(201);
        (await world.SignInAsync(proof)).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_token_that_was_made_for_another_attempt_proves_nothing()
    {
        var verifier = ProviderWorld.NewVerifier();
        var attempt = (await ProviderWorld.BeginAsync(world.Anonymous, verifier)).ShouldBe(201);
        var back = await world.GoAsync(attempt.Text("authorizationUrl"), Accounts.NewEmail(), tamper: (name, value) => name == "nonce" ? "another" : value);

        (await world.SignInAsync((back["code"], verifier))).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task An_address_that_either_side_does_not_vouch_for_links_nothing()
    {
        var (victim, squatted) = (Accounts.NewEmail(), Accounts.NewEmail());
        await world.Api.VerifiedAsync(victim);
        (await world.Api.RegisterAsync(squatted)).ShouldBe(201); // by somebody who never showed to read it

        (await world.SignInAsync(await world.ProveAsync(victim, "facebook"), "facebook")).ShouldBeError(409, "already_exists");
        (await world.SignInAsync(await world.ProveAsync(victim, verified: false))).ShouldBeError(409, "already_exists");
        (await world.SignInAsync(await world.ProveAsync(squatted))).ShouldBeError(409, "already_exists");
        (await world.SignInAsync(await world.ProveAsync(victim))).ShouldBe(201);
    }

    [Fact]
    public async Task An_account_is_linked_by_its_owner_and_belongs_to_one_person()
    {
        var owner = await world.Api.RegisteredAsync(Accounts.NewEmail());
        var client = world.WithToken(owner.DefaultRequestHeaders.Authorization!.Parameter!);
        var other = world.WithToken((await world.Api.RegisteredAsync(Accounts.NewEmail())).DefaultRequestHeaders.Authorization!.Parameter!);
        var there = Accounts.NewEmail();

        (await ProviderWorld.LinkAsync(client, await world.ProveAsync(there, client: other))).ShouldBeError(401, "invalid_credentials");
        var login = (await ProviderWorld.LinkAsync(client, await world.ProveAsync(there, client: client))).ShouldBe(201);
        (await ProviderWorld.LinkAsync(other, await world.ProveAsync(there, client: other))).ShouldBeError(409, "already_exists");
        (await ProviderWorld.LinkAsync(client, await world.ProveAsync(there, client: client))).ShouldBe(200).Id.ShouldBe(login.Id);
        (await other.Get($"{Logins}/{login.Id}")).ShouldBeError(404, "not_found");
        (await world.WithToken((await world.SignInAsync(await world.ProveAsync(there))).Text("accessToken")).Get(Me)).Id.ShouldBe((await client.Get(Me)).Id);
        (await client.Delete($"{Logins}/{login.Id}")).ShouldBe(204);
    }

    [Fact]
    public async Task The_last_way_to_sign_in_stays()
    {
        var email = Accounts.NewEmail();
        var client = world.WithToken((await world.SignInAsync(await world.ProveAsync(email))).ShouldBe(201).Text("accessToken"));
        var google = (await client.Get(Logins)).Items[0]!["id"]!.GetValue<string>();

        (await client.Delete($"{Logins}/{google}")).ShouldBeError(409, "resource_in_use");
        (await ProviderWorld.LinkAsync(client, await world.ProveAsync(email, "facebook", client: client), "facebook")).ShouldBe(201);

        var both = (await client.Get(Logins)).Items.Select(login => login!["id"]!.GetValue<string>());
        (await Task.WhenAll(both.Select(id => client.Delete($"{Logins}/{id}")))).Count(answer => (int)answer.Status == 204).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_after_the_provider_too()
    {
        var email = Accounts.NewEmail();
        var client = world.WithToken((await world.SignInAsync(await world.ProveAsync(email))).Text("accessToken"));
        var device = (await client.Post("/api/v1/totpDevices", Documents.Of("totpDevices", new { name = "Phone" }))).ShouldBe(201);
        var secret = device.Data["meta"]!["secret"]!.GetValue<string>();
        (await client.Post("/api/v1/otpVerifications", Documents.Of("otpVerifications", new { code = Authenticator.CodeAfter(secret, 0) }, new { totpDevice = Documents.To("totpDevices", device.Id) }))).ShouldBe(201);
        var proof = await world.ProveAsync(email);

        (await world.SignInAsync(proof)).ShouldBeError(403, "mfa_required");
        (await world.SignInAsync(proof, more: new { otpCode = "000000" })).ShouldBeError(401, "invalid_credentials");
        (await world.SignInAsync(proof, more: new { otpCode = Authenticator.CodeAfter(secret, 1) })).ShouldBe(201); // the provider is not asked again
    }

    [Theory]
    [InlineData("https://evil.example.test/", "codeChallenge", 422, "invalid_value", "/data/attributes/redirectUri")]
    [InlineData(ProviderWorld.RedirectUri, "plain", 422, "invalid_format", "/data/attributes/codeChallenge")]
    public async Task Nobody_is_sent_where_the_operator_has_not_said_and_the_challenge_is_a_digest(string redirectUri, string challenge, int status, string code, string pointer)
    {
        var codeChallenge = challenge == "codeChallenge" ? ExternalLoginAttempt.ChallengeOf(ProviderWorld.NewVerifier()) : challenge;

        (await world.Anonymous.Post("/api/v1/externalLoginAttempts", Documents.Of("externalLoginAttempts", new { provider = "google", redirectUri, codeChallenge }))).ShouldBeError(status, code, pointer);
    }

    [Fact]
    public async Task A_provider_without_its_code_and_one_that_is_not_offered_are_refused_at_their_place()
    {
        (await world.Anonymous.Post("/api/v1/sessions", Documents.Of("sessions", new { provider = "google" }))).ShouldBeError(422, "required", "/data/attributes");
        (await ProviderWorld.BeginAsync(world.Api.Anonymous, ProviderWorld.NewVerifier())).ShouldBeError(422, "invalid_value", "/data/attributes/provider");
    }

    [Fact]
    public async Task A_provider_that_is_away_is_told_as_such_and_other_ways_stay_open()
    {
        await using var away = new ProviderWorld();
        await away.InitializeAsync();
        await away.StopProvidersAsync();

        (await ProviderWorld.BeginAsync(away.Anonymous, ProviderWorld.NewVerifier())).ShouldBeError(502, "upstream_failed", "/data/attributes/provider");
        (await away.Api.RegisterAsync(Accounts.NewEmail())).ShouldBe(201);
    }
}
