using Marketplace.Domain.Identity;
using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>A header that makes requests safe to repeat must not make guesses free (JA-220 beside ID-02, ID-04, ID-10).</summary>
public sealed class RepeatedAttemptTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Sessions = "/api/v1/sessions";

    private static (string, string) NewKey => ("Idempotency-Key", $"\"{Guid.NewGuid()}\"");

    [Fact]
    public async Task Guesses_with_a_key_each_count_as_those_without()
    {
        var email = Accounts.NewEmail();
        (await api.RegisterAsync(email)).ShouldBe(201);

        for (var i = 0; i < SignInTries.MaxFromOneAddress; i++) (await api.Anonymous.Post(Sessions, SignIn(email, "guess"), NewKey)).ShouldBeError(401, "invalid_credentials");

        (await api.SignInAsync(email)).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    [Trait("Rule", "JA-220")]
    public async Task Signing_in_twice_with_one_key_opens_one_session()
    {
        var email = Accounts.NewEmail();
        var owner = await api.RegisteredAsync(email);
        var key = NewKey;

        var first = (await api.Anonymous.Post(Sessions, SignIn(email, Accounts.Password), key)).ShouldBe(201);
        var again = (await api.Anonymous.Post(Sessions, SignIn(email, Accounts.Password), key)).ShouldBe(201);

        again.Text("refreshToken").ShouldBe(first.Text("refreshToken"));
        again.Response.Headers.GetValues("Idempotency-Replayed").ShouldBe(["?1"]);
        (await owner.Get(Sessions)).Items.Count.ShouldBe(2); // that of the registration is the other one
        (await api.Anonymous.Post(Sessions, SignIn(email, "another"), key)).ShouldBeError(422, "idempotency_key_reused", header: "Idempotency-Key");
    }

    [Fact]
    [Trait("Rule", "JA-222")]
    public async Task Of_many_registrations_with_one_key_one_happens()
    {
        var (email, key) = (Accounts.NewEmail(), NewKey);
        var document = Documents.Of("users", new { email, password = Accounts.Password, name = "Some Body" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.Anonymous.Post("/api/v1/users", document, key)));

        answers.ShouldAllBe(answer => (int)answer.Status == 201 || (int)answer.Status == 409);
        foreach (var busy in answers.Where(answer => (int)answer.Status == 409))
        {
            busy.ShouldBeError(409, "request_in_progress", header: "Idempotency-Key");
            busy.Response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        }

        answers.Where(answer => (int)answer.Status == 201).Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        (await api.Anonymous.Post("/api/v1/users", document, key)).ShouldBe(201).Response.Headers.GetValues("Idempotency-Replayed").ShouldBe(["?1"]);
    }

    [Fact]
    public async Task A_used_refresh_token_that_comes_with_a_key_ends_the_session_too()
    {
        var session = (await api.SignInAsync(People.EmailOf("buyerA"), People.Password)).ShouldBe(201);
        var next = (await api.RenewAsync(session.Text("refreshToken"))).ShouldBe(201);

        (await api.Anonymous.Post("/api/v1/sessionRenewals", Documents.Of("sessionRenewals", new { refreshToken = session.Text("refreshToken") }), NewKey)).ShouldBeError(401, "invalid_credentials");

        (await api.RenewAsync(next.Text("refreshToken"))).ShouldBeError(401, "invalid_credentials");
    }

    [Fact]
    public async Task A_code_has_five_tries_with_keys_or_at_the_same_moment()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var code = await api.Mailbox.CodeAsync(email);
        var wrong = code == "000000" ? "000001" : "000000";

        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.Post("/api/v1/emailVerifications", Verification(wrong), NewKey)))) answer.ShouldBeError(422, "invalid_value", "/data/attributes/code");

        (await client.Post("/api/v1/emailVerifications", Verification(code))).ShouldBeError(422, "invalid_value", "/data/attributes/code");
    }

    [Fact]
    public async Task Signing_in_from_several_places_at_the_same_moment_is_no_conflict()
    {
        for (var round = 0; round < 5; round++)
        {
            var email = Accounts.NewEmail();
            await api.RegisterAsync(email);

            foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.SignInAsync(email)))) answer.ShouldBe(201);
        }
    }

    private static object SignIn(string email, string password) => Documents.Of("sessions", new { email, password });

    private static object Verification(string code) => Documents.Of("emailVerifications", new { code });
}
