using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Who makes whom what (ID-08, USR-03).</summary>
public sealed class RoleTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Roles = "/api/v1/admin/roles";

    [Fact]
    public async Task A_role_permits_what_it_holds_and_what_is_taken_away_is_gone_at_once()
    {
        var role = (await api.Admin.Post(Roles, await api.RoleAsync("Readers", "read:products", "read:orders"))).ShouldBe(201);
        var (reader, id) = await api.AdminAsync(role.Id);

        (await reader.Get("/api/v1/admin/products")).ShouldBe(200);
        (await reader.Get("/api/v1/admin/users")).ShouldBeError(403, "insufficient_scope");
        (await api.Admin.Patch($"/api/v1/admin/users/{id}", Documents.Of("users", relationships: new { roles = new { data = Array.Empty<object>() } }, id: id))).ShouldBe(200);

        foreach (var path in (string[])["products", "jobs"]) (await reader.Get($"/api/v1/admin/{path}")).ShouldBeError(403, "insufficient_scope");
        (await reader.Operations("/api/v1/admin", new { op = "remove", @ref = new { type = "tags", id = Guid.NewGuid() } })).ShouldBeError(403, "insufficient_scope");
    }

    [Fact]
    public async Task A_key_of_an_admin_may_no_more_than_its_maker_still_does()
    {
        var role = (await api.Admin.Post(Roles, await api.RoleAsync("Key makers", "read:products", "read:orders", "write:apiKeys"))).ShouldBe(201);
        var (maker, id) = await api.AdminAsync(role.Id);
        var key = api.WithToken((await maker.Post("/api/v1/admin/apiKeys", Documents.Of("apiKeys", new { name = "Sync", scopes = new[] { "read:products", "read:orders" } }))).ShouldBe(201).Data["meta"]!["secret"]!.GetValue<string>());
        (await key.Get("/api/v1/admin/products")).ShouldBe(200);

        var narrower = (await api.Admin.Post(Roles, await api.RoleAsync("Order readers", "read:orders"))).ShouldBe(201);
        (await api.Admin.Patch($"/api/v1/admin/users/{id}", Documents.Of("users", relationships: new { roles = new { data = new[] { new { type = "roles", id = narrower.Id } } } }, id: id))).ShouldBe(200);
        (await key.Get("/api/v1/admin/products")).ShouldBeError(403, "insufficient_scope");
        (await key.Get("/api/v1/admin/orders")).ShouldBe(200);

        (await api.Admin.Patch($"/api/v1/admin/users/{id}", Documents.Of("users", relationships: new { roles = new { data = Array.Empty<object>() } }, id: id))).ShouldBe(200);
        (await key.Get("/api/v1/admin/orders")).ShouldBeError(401, "invalid_api_key");
    }

    [Fact]
    public async Task Two_who_may_everything_cannot_demote_each_other_at_the_same_moment()
    {
        var super = await api.RoleIdAsync("super");
        for (var round = 0; round < 5; round++)
        {
            await using var alone = new MarketplaceApi();
            await alone.InitializeAsync();
            var first = (await alone.Admin.Get($"/api/v1/admin/users?filter[email]={People.EmailOf("admin")}")).Items[0]!["id"]!.GetValue<string>();
            var second = (await alone.Admin.Post("/api/v1/admin/users", Documents.Of("users", new { email = Accounts.NewEmail(), password = Accounts.Password, name = "Second" }, new { roles = new { data = new[] { new { type = "roles", id = super } } } }))).ShouldBe(201).Id;

            var demoted = await Task.WhenAll(((string[])[first, second]).Select(id => alone.Admin.Patch($"/api/v1/admin/users/{id}", Documents.Of("users", relationships: new { roles = new { data = Array.Empty<object>() } }, id: id))));

            demoted.Count(answer => (int)answer.Status == 200).ShouldBe(1);
        }
    }

    [Fact]
    [Trait("Rule", "JA-301")]
    [Trait("Rule", "JA-188")]
    public async Task What_may_not_be_read_by_itself_is_not_read_by_way_of_something_else_and_meta_tells_what_may_be_done()
    {
        var role = (await api.Admin.Post(Roles, await api.RoleAsync("Seller readers", "read:sellers", "write:categories", "read:categories"))).ShouldBe(201);
        var (reader, _) = await api.AdminAsync(role.Id);
        var seller = $"/api/v1/admin/sellers/{api.SellerAId.Value}";

        var read = (await reader.Get($"{seller}?include=members.user")).ShouldBe(200);
        read.Included("sellerMembers").ShouldHaveSingleItem()["relationships"]!["user"].ShouldBeNull();
        read.Included("users").ShouldBeEmpty();
        read.Data["relationships"]!["listings"].ShouldBeNull();
        read.Data["relationships"]!["shops"].ShouldNotBeNull();
        (await reader.Get($"{seller}/listings")).ShouldBeError(403, "insufficient_scope")["meta"]!["requiredScope"]!.GetValue<string>().ShouldBe("read:listings");
        (await reader.Get($"{seller}/relationships/listings")).ShouldBeError(403, "insufficient_scope");
        (await api.Admin.Get($"{seller}?include=members.user")).Included("users").ShouldHaveSingleItem();

        read.Data["meta"]!["can"]!["update"]!.GetValue<bool>().ShouldBeFalse();
        read.Data["meta"]!["allowedTransitions"]!.AsArray().ShouldBeEmpty();
        var whole = (await api.Admin.Get(seller)).Data["meta"]!;
        whole["can"]!["update"]!.GetValue<bool>().ShouldBeTrue();
        whole["allowedTransitions"]!.AsArray().ShouldNotBeEmpty();
        (await reader.Get($"/api/v1/admin/categories/{await api.Category()}")).Data["meta"]!["can"]!.ToJsonString().ShouldBe("""{"update":true,"delete":true}""");
    }

    [Fact]
    public async Task Nobody_grants_more_than_they_hold()
    {
        var clerk = (await api.Admin.Post(Roles, await api.RoleAsync("Clerks", "read:users", "write:users", "read:roles", "write:roles"))).ShouldBe(201);
        var (client, id) = await api.AdminAsync(clerk.Id);
        object Become(string role) => Documents.Of("users", relationships: new { roles = new { data = new[] { new { type = "roles", id = role } } } }, id: id);
        var super = await api.RoleIdAsync("super");

        (await client.Patch($"/api/v1/admin/users/{id}", Become(super))).ShouldBeError(403, "forbidden", "/data/relationships/roles/data");
        (await client.Post(Roles, await api.RoleAsync("Mightier", "read:orders"))).ShouldBeError(403, "forbidden");
        (await client.Post(Roles, await api.RoleAsync("Equal", "read:users"))).ShouldBe(201);
    }

    [Fact]
    public async Task Nobody_changes_an_account_that_may_more()
    {
        var clerk = (await api.Admin.Post(Roles, await api.RoleAsync("Desk", "read:users", "write:users"))).ShouldBe(201);
        var (client, _) = await api.AdminAsync(clerk.Id);
        var super = (await api.Admin.Get($"/api/v1/admin/users?filter[email]={People.EmailOf("admin")}")).Items[0]!["id"]!.GetValue<string>();
        var buyer = (await api.BuyerB.Get("/api/v1/users/me")).Id;

        (await client.Patch($"/api/v1/admin/users/{super}", Documents.Of("users", new { email = Accounts.NewEmail() }, id: super))).ShouldBeError(403, "forbidden");
        (await client.Post($"/api/v1/admin/users/{super}/transitions", Documents.Of("transitions", new { to = "suspended", reason = "Mine" }))).ShouldBeError(403, "forbidden");
        (await client.Patch($"/api/v1/admin/users/{buyer}", Documents.Of("users", new { locale = "fr" }, id: buyer))).ShouldBe(200);
    }

    [Fact]
    public async Task The_roles_of_the_system_and_the_last_who_may_everything_stay()
    {
        var super = await api.Admin.Get($"{Roles}/{await api.RoleIdAsync("super")}");

        (await api.Admin.Patch($"{Roles}/{super.Id}", Documents.Of("roles", new { name = "Mine" }, id: super.Id), ("If-Match", super.ETag!))).ShouldBeError(403, "forbidden");
        (await api.Admin.Delete($"{Roles}/{super.Id}", body: null, ("If-Match", super.ETag!))).ShouldBeError(403, "forbidden");
        var self = (await api.Admin.Get($"/api/v1/admin/users?filter[email]={People.EmailOf("admin")}")).Items[0]!["id"]!.GetValue<string>();
        (await api.Admin.Patch($"/api/v1/admin/users/{self}", Documents.Of("users", relationships: new { roles = new { data = Array.Empty<object>() } }, id: self))).ShouldBeError(409, "resource_in_use");
        (await api.Admin.Post($"/api/v1/admin/users/{self}/transitions", Documents.Of("transitions", new { to = "suspended", reason = "Gone" }))).ShouldBeError(409, "resource_in_use");
    }

    [Fact]
    public async Task Who_is_suspended_is_out_at_once_and_comes_back_when_reinstated()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var id = (await client.Get("/api/v1/users/me")).Id;
        Task<Answered> Move(object attributes) => api.Admin.Post($"/api/v1/admin/users/{id}/transitions", Documents.Of("transitions", attributes));

        (await Move(new { to = "suspended" })).ShouldBeError(422, "required");
        (await Move(new { to = "suspended", reason = "Fraud" })).ShouldBe(201);
        (await client.Get("/api/v1/users/me")).ShouldBeError(401, "invalid_api_key");
        (await api.SignInAsync(email)).ShouldBeError(401, "invalid_credentials");
        (await Move(new { to = "active" })).ShouldBe(201);
        (await api.SignInAsync(email)).ShouldBe(201);
    }
}
