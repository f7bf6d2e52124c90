using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>A seller that waits for its approval, and the person who owns it.</summary>
internal sealed record Applicant(HttpClient Owner, string Seller, string Case);

/// <summary>Short ways through a verification.</summary>
internal static class Papers
{
    /// <summary>A whole PNG of one pixel.</summary>
    public static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public const string Secret = "Passport of Marie Ramgoolam, P1234567";

    private static readonly string[] Usual = ["identity", "proofOfAddress", "companyRegistration"];

    public static byte[] Pdf { get; } = [.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes(Secret)];

    extension(MarketplaceApi api)
    {
        public async Task<Applicant> ApplicantAsync()
        {
            var email = Accounts.NewEmail();
            var person = await api.RegisteredAsync(email);
            var document = Documents.Of("sellerApplications", new { businessName = "Ti Lakaz", description = "Baskets", country = "MU", acceptsTerms = true });
            var seller = (await person.Post("/api/v1/sellerApplications", document)).ShouldBe(201).Data["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>();
            var owner = await api.OwnerAsync(email, Accounts.Password);
            return new(owner, seller, (await owner.Get("/api/v1/seller/kycCases")).ShouldBe(200).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>());
        }

        /// <summary>Somebody in person on the seller surface.</summary>
        public async Task<HttpClient> OwnerAsync(string email, string password) =>
            api.WithToken((await api.SignInAsync(email, password, attributes: new { audience = new[] { "public", "seller" } })).ShouldBe(201).Text("accessToken"));

        /// <summary>An operator in person, with a role.</summary>
        public async Task<(HttpClient Client, string Id)> OperatorAsync(string role)
        {
            var email = Accounts.NewEmail();
            var id = (await api.Admin.Get($"/api/v1/admin/roles?filter[name]={role}")).Items[0]!["id"]!.GetValue<string>();
            var made = (await api.Admin.Post("/api/v1/admin/users", Documents.Of("users", new { email, password = Accounts.Password, name = role }, new { roles = new { data = new[] { new { type = "roles", id } } } }))).ShouldBe(201);
            return (api.WithToken((await api.SignInAsync(email, attributes: new { audience = new[] { "public", "admin" } })).ShouldBe(201).Text("accessToken")), made.Id);
        }

        /// <summary>A submitted case with all that is usually asked.</summary>
        public async Task<(Applicant Applicant, IReadOnlyList<string> Documents)> SubmittedAsync(string? expiresOn = null)
        {
            var applicant = await api.ApplicantAsync();
            (await applicant.MoveAsync("collecting")).ShouldBe(201);
            var documents = new List<string>();
            foreach (var kind in Usual) documents.Add((await applicant.AddAsync(kind, expiresOn: expiresOn)).ShouldBe(201).Id);
            (await applicant.MoveAsync("submitted")).ShouldBe(201);
            return (applicant, documents);
        }

        /// <summary>Whatever is looked at, by whoever may verify.</summary>
        public Task<Answered> ReviewAsync(string type, string id, string to, string? reason = null) => Move(api.Admin, $"/api/v1/admin/{type}/{id}", to, reason);

        public async Task VerifyAsync(string verification, IEnumerable<string> documents)
        {
            (await api.ReviewAsync("kycCases", verification, "inReview")).ShouldBe(201);
            foreach (var document in documents) (await api.ReviewAsync("kycDocuments", document, "accepted")).ShouldBe(201);
            (await api.ReviewAsync("kycCases", verification, "verified")).ShouldBe(201);
        }
    }

    extension(Applicant applicant)
    {
        public Task<Answered> MoveAsync(string to) => Move(applicant.Owner, $"/api/v1/seller/kycCases/{applicant.Case}", to);

        public async Task<Answered> AddAsync(string kind, string? upload = null, string? number = null, string? expiresOn = null)
        {
            upload ??= (await applicant.Owner.UploadAsync(Pdf, "paper.pdf")).ShouldBe(201).Id;
            return await applicant.Owner.Post("/api/v1/seller/kycDocuments", Documents.Of(
                "kycDocuments", number is null ? new { kind, expiresOn } : new { kind, expiresOn, number },
                new { kycCase = Documents.To("kycCases", applicant.Case), upload = Documents.To("uploads", upload) }));
        }
    }

    extension(HttpClient client)
    {
        public async Task<Answered> UploadAsync(byte[] content, string filename, string purpose = "kycDocument", string surface = "/api/v1/seller")
        {
            using var body = new ByteArrayContent(content);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = filename };
            var response = await client.PostAsync(new Uri($"{surface}/uploads?uploadPurpose={purpose}", UriKind.Relative), body, TestContext.Current.CancellationToken);
            return new Answered(response, JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        public Task<HttpResponseMessage> FetchAsync(string url) => client.GetAsync(new Uri(url, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    public static Task<Answered> Move(HttpClient client, string subject, string to, string? reason = null) =>
        client.Post($"{subject}/transitions", Documents.Of("transitions", reason is null ? new { to } : new { to, reason }));
}
