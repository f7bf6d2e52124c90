using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Opening an account and keeping it: registration, address, password, profile (ID-01, ID-09, ID-15, USR-01).</summary>
public sealed class AccountTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Who_registers_is_signed_in_and_sees_itself()
    {
        var email = Accounts.NewEmail();

        var made = (await api.RegisterAsync(email)).ShouldBe(201);
        var self = (await api.WithToken(made.TokenOf("accessToken")).Get("/api/v1/users/me")).ShouldBe(200);

        self.Id.ShouldBe(made.Id);
        self.Text("email").ShouldBe(email);
        self.Text("role").ShouldBe("buyer");
        self.Attributes["emailVerified"]!.GetValue<bool>().ShouldBeFalse();
        self.Attributes["password"].ShouldBeNull();
        self.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        made.Response.Headers.Location!.ToString().ShouldBe($"/api/v1/users/{made.Id}");
    }

    [Fact]
    [Trait("Rule", "JA-156")]
    public async Task An_address_is_taken_whatever_its_letters_case_also_in_a_race()
    {
        var email = Accounts.NewEmail();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => api.RegisterAsync(i % 2 == 0 ? email : email.ToUpperInvariant())));

        tries.Count(answer => (int)answer.Status == 201).ShouldBe(1);
        foreach (var refused in tries.Where(answer => (int)answer.Status != 201)) refused.ShouldBeError(422, "not_unique", "/data/attributes/email");
    }

    [Theory]
    [InlineData("no address", "long enough", "invalid_format", "/data/attributes/email")]
    [InlineData("a@example.test", "short", "too_short", "/data/attributes/password")]
    [InlineData("b@example.test", "ééééééééééééééééééééééééééééééééééééé", "too_long", "/data/attributes/password")]
    public async Task What_cannot_be_is_refused_at_its_place(string email, string password, string code, string pointer) =>
        (await api.RegisterAsync(email, password)).ShouldBeError(422, code, pointer);

    [Theory]
    [InlineData("role", "admin")]
    [InlineData("status", "suspended")]
    [InlineData("emailVerified", "true")]
    [InlineData("isAdmin", "true")]
    public async Task Nobody_makes_themselves_more_than_they_are(string attribute, string value)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["email"] = Accounts.NewEmail(), ["password"] = Accounts.Password, ["name"] = "M", [attribute] = value };

        ((int)(await api.Anonymous.Post("/api/v1/users", Documents.Of("users", attributes))).Status).ShouldBe(422);
    }

    [Fact]
    public async Task Roles_are_no_matter_of_the_public()
    {
        var document = Documents.Of("users", new { email = Accounts.NewEmail(), password = Accounts.Password, name = "M" }, new { roles = new { data = new[] { new { type = "roles", id = Guid.NewGuid() } } } });

        (await api.Anonymous.Post("/api/v1/users", document)).ShouldBeError(422, "unknown_field", "/data/relationships/roles");
    }

    [Fact]
    public async Task The_code_of_the_mail_verifies_the_address_once()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var code = await api.Mailbox.CodeAsync(email);

        (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code }))).ShouldBe(202);
        (await client.Get("/api/v1/users/me")).Attributes["emailVerified"]!.GetValue<bool>().ShouldBeTrue();
        (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code }))).ShouldBeError(422, "invalid_value", "/data/attributes/code");
    }

    [Fact]
    public async Task The_word_of_the_link_needs_nobody_signed_in()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);

        (await api.Anonymous.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = await api.Mailbox.WordAsync(email) }))).ShouldBe(202);

        (await client.Get("/api/v1/users/me")).Attributes["emailVerified"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Five_wrong_codes_use_the_right_one_up()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var code = await api.Mailbox.CodeAsync(email);
        var wrong = code == "000000" ? "000001" : "000000";

        for (var i = 0; i < 5; i++) (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = wrong }))).ShouldBeError(422, "invalid_value");

        (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code }))).ShouldBeError(422, "invalid_value");
    }

    [Fact]
    public async Task Ones_code_is_no_good_to_another()
    {
        var (one, other) = (Accounts.NewEmail(), Accounts.NewEmail());
        await api.RegisteredAsync(one);
        var stranger = await api.RegisteredAsync(other);

        (await stranger.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = await api.Mailbox.CodeAsync(one) }))).ShouldBeError(422, "invalid_value");
    }

    [Fact]
    public async Task A_new_address_counts_when_its_code_came_back()
    {
        var (email, next) = (Accounts.NewEmail(), Accounts.NewEmail());
        var client = await api.RegisteredAsync(email);
        var self = await client.Get("/api/v1/users/me");

        var waiting = (await client.Patch("/api/v1/users/me", Documents.Of("users", new { email = next }, id: self.Id))).ShouldBe(200);
        (waiting.Text("email"), waiting.Text("pendingEmail")).ShouldBe((email, next));
        (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = await api.Mailbox.CodeAsync(next) }))).ShouldBe(202);

        (await client.Get("/api/v1/users/me")).Text("email").ShouldBe(next);
        (await api.SignInAsync(email)).ShouldBeError(401, "invalid_credentials");
        (await api.SignInAsync(next)).ShouldBe(201);
    }

    [Fact]
    public async Task An_address_of_somebody_else_cannot_be_moved_to()
    {
        var (one, other) = (Accounts.NewEmail(), Accounts.NewEmail());
        await api.RegisterAsync(one);
        var client = await api.RegisteredAsync(other);
        var self = await client.Get("/api/v1/users/me");

        (await client.Patch("/api/v1/users/me", Documents.Of("users", new { email = one.ToUpperInvariant() }, id: self.Id))).ShouldBeError(422, "not_unique", "/data/attributes/email");
    }

    [Fact]
    public async Task A_reset_sets_the_password_and_ends_every_session()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);

        (await api.Anonymous.Post("/api/v1/passwordResets", Documents.Of("passwordResets", new { email }))).ShouldBe(202);
        var code = await api.Mailbox.WordAsync(email, count: 2);
        var confirmation = Documents.Of("passwordResetConfirmations", new { code, password = "another long one" });
        (await api.Anonymous.Post("/api/v1/passwordResetConfirmations", confirmation)).ShouldBe(202);

        (await client.Get("/api/v1/users/me")).ShouldBeError(401, "invalid_api_key");
        (await api.SignInAsync(email)).ShouldBeError(401, "invalid_credentials");
        (await api.SignInAsync(email, "another long one")).ShouldBe(201);
        (await api.Anonymous.Post("/api/v1/passwordResetConfirmations", confirmation)).ShouldBeError(422, "invalid_value", "/data/attributes/code");
    }

    [Fact]
    public async Task A_reset_tells_nobody_whether_an_address_is_known()
    {
        var email = Accounts.NewEmail();
        await api.RegisterAsync(email);

        var known = await api.Anonymous.Post("/api/v1/passwordResets", Documents.Of("passwordResets", new { email }));
        var unknown = await api.Anonymous.Post("/api/v1/passwordResets", Documents.Of("passwordResets", new { email = "nobody@example.test" }));

        (known.Status, known.Body!.ToJsonString()).ShouldBe((unknown.Status, unknown.Body!.ToJsonString()));
        known.Response.Headers.Select(header => header.Key).Order().ShouldBe(unknown.Response.Headers.Select(header => header.Key).Order());
        api.Mailbox.To("nobody@example.test").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_of_the_password_asks_for_the_present_one_and_ends_the_other_sessions()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var elsewhere = api.WithToken((await api.SignInAsync(email)).Text("accessToken"));
        object Change(string currentPassword) => Documents.Of("passwordChanges", new { currentPassword, password = "another long one" });

        (await client.Post("/api/v1/passwordChanges", Change("not this one"))).ShouldBeError(422, "invalid_value", "/data/attributes/currentPassword");
        (await client.Post("/api/v1/passwordChanges", Change(Accounts.Password))).ShouldBe(201);

        (await client.Get("/api/v1/users/me")).ShouldBe(200);
        (await elsewhere.Get("/api/v1/users/me")).ShouldBeError(401, "invalid_api_key");
        (await api.SignInAsync(email, "another long one")).ShouldBe(201);
    }

    [Fact]
    public async Task Others_do_not_exist()
    {
        var other = (await api.RegisterAsync(Accounts.NewEmail())).Id;
        var client = await api.RegisteredAsync(Accounts.NewEmail());

        (await client.Get($"/api/v1/users/{other}")).ShouldBeError(404, "not_found");
        (await client.Patch($"/api/v1/users/{other}", Documents.Of("users", new { name = "Mine" }, id: other))).ShouldBeError(404, "not_found");
        (await api.Anonymous.Get("/api/v1/users/me")).ShouldBeError(401, "unauthenticated");
    }
}
