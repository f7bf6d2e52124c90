using Marketplace.Testing;

namespace Marketplace.WebApi.FunctionalTests.Identity;

/// <summary>Short ways to open accounts and to sign in.</summary>
internal static class Accounts
{
    public const string Password = "a long enough one";

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
