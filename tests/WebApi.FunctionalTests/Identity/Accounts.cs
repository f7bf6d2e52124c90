using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Short ways to open accounts and to sign in.</summary>
internal static class Accounts
{
    public const string Password = "a long enough one";

    private const string Roles = "/api/v1/admin/roles";

    private static int count;

    public static string NewEmail() => $"somebody{Interlocked.Increment(ref count)}@example.test";

    extension(MarketplaceApi api)
    {
        public Task<Answered> RegisterAsync(string email, string password = Password) =>
            api.Anonymous.Post("/api/v1/users", Documents.Of("users", new { email, password, name = "Some Body" }));

        public async Task<HttpClient> RegisteredAsync(string email) => api.WithToken((await api.RegisterAsync(email)).ShouldBe(201).TokenOf("accessToken"));

        public Task<Answered> SignInAsync(string email, string password = Password, object? attributes = null, object? relationships = null)
        {
            var all = System.Text.Json.JsonSerializer.SerializeToNode(attributes ?? new { })!.AsObject();
            (all["email"], all["password"]) = (email, password);
            return api.Anonymous.Post("/api/v1/sessions", Documents.Of("sessions", all, relationships));
        }

        /// <summary>Somebody who was invited to seller A, came, and acts for it.</summary>
        public async Task<HttpClient> MemberAsync(string role)
        {
            var email = NewEmail();
            var person = await api.VerifiedAsync(email);
            (await api.SellerA.Post("/api/v1/seller/sellerInvitations", Documents.Of("sellerInvitations", new { email, role }))).ShouldBe(201);
            var token = await api.Mailbox.WordAsync(email, count: 2);
            (await person.Post("/api/v1/sellerInvitationAcceptances", Documents.Of("sellerInvitationAcceptances", new { token }))).ShouldBe(201);
            return api.WithToken((await api.SignInAsync(email, attributes: new { audience = new[] { "public", "seller" } })).ShouldBe(201).Text("accessToken"));
        }

        /// <summary>Somebody who has shown to read the address.</summary>
        public async Task<HttpClient> VerifiedAsync(string email)
        {
            var client = await api.RegisteredAsync(email);
            (await client.Post("/api/v1/emailVerifications", Documents.Of("emailVerifications", new { code = await api.Mailbox.CodeAsync(email) }))).ShouldBe(202);
            return client;
        }

        /// <summary>An admin who has one role.</summary>
        public async Task<(HttpClient Client, string Id)> AdminAsync(string roleId)
        {
            var email = NewEmail();
            var document = Documents.Of("users", new { email, password = Password, name = "Helper" }, new { roles = new { data = new[] { new { type = "roles", id = roleId } } } });
            var id = (await api.Admin.Post("/api/v1/admin/users", document)).ShouldBe(201).Id;
            return (api.WithToken((await api.SignInAsync(email, attributes: new { audience = new[] { "public", "admin" } })).ShouldBe(201).Text("accessToken")), id);
        }

        public async Task<HttpClient> AdminOfAsync(string role) => (await api.AdminAsync(await api.RoleIdAsync(role))).Client;

        /// <summary>An admin who may do just that.</summary>
        public async Task<HttpClient> AdminWithAsync(params string[] permissions)
        {
            var role = (await api.Admin.Post(Roles, await api.RoleAsync($"role{Interlocked.Increment(ref count)}", permissions))).ShouldBe(201).Id;
            return (await api.AdminAsync(role)).Client;
        }

        public async Task<string> RoleIdAsync(string role) => (await api.Admin.Get($"{Roles}?filter[name]={role}")).Items[0]!["id"]!.GetValue<string>();

        /// <summary>The document of a role.</summary>
        public async Task<object> RoleAsync(string name, params string[] permissions)
        {
            var all = (await api.Admin.Get("/api/v1/admin/permissions?filter[surface]=admin&page[size]=100")).Items;
            var ids = permissions.Select(permission => all.Single(entry => entry!["attributes"]!["name"]!.GetValue<string>() == permission)!["id"]!.GetValue<string>());
            return Documents.Of("roles", new { name, surface = "admin" }, new { permissions = new { data = ids.Select(id => new { type = "permissions", id }) } });
        }

        public Task<Answered> RenewAsync(string refreshToken, params string[] audience) => api.Anonymous.Post(
            "/api/v1/sessionRenewals", Documents.Of("sessionRenewals", audience.Length == 0 ? new { refreshToken } : new { refreshToken, audience }));
    }

    extension(Answered answer)
    {
        /// <summary>A token of the answer to a registration.</summary>
        public string TokenOf(string name) => answer.Data["meta"]!["tokens"]![name]!.GetValue<string>();

        public string Text(string attribute) => answer.Attributes[attribute]!.GetValue<string>();
    }
}
