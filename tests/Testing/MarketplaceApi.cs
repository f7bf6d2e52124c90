using System.Net.Http.Headers;
using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Marketplace.Testing;

/// <summary>
/// The whole application over HTTP on a database of its own. It holds two approved, trusted sellers with a shop each, an admin and two buyers; their keys are
/// <see cref="Admin"/>, <see cref="SellerA"/> and so on.
/// </summary>
public sealed class MarketplaceApi : WebApplicationFactory<Program>, IAsyncLifetime
{
    private static readonly SemaphoreSlim TemplateGate = new(1, 1);
    private static string? template;

    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-test-").FullName;
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public string Folder => _folder;

    public SellerId SellerAId { get; private set; }

    public SellerId SellerBId { get; private set; }

    public ShopId ShopAId { get; private set; }

    public ShopId ShopBId { get; private set; }

    public HttpClient Admin => As("admin");

    public HttpClient SellerA => As("sellerA");

    public HttpClient SellerB => As("sellerB");

    public HttpClient BuyerA => As("buyerA");

    public HttpClient BuyerB => As("buyerB");

    public HttpClient Anonymous => CreateClient();

    public HttpClient As(string name) => WithToken(_tokens[name]);

    public HttpClient WithToken(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public string TokenOf(string name) => _tokens[name];

    public async ValueTask InitializeAsync()
    {
        if (await TemplateAsync() is { } made) File.Copy(made, Path.Combine(_folder, "marketplace.db"));
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        (SellerAId, ShopAId) = AddSeller(db, "Atelier Nord", "sellerA");
        (SellerBId, ShopBId) = AddSeller(db, "Lagoon Living", "sellerB");
        db.AccessKeys.Add(AccessKey.OfAdmin("admin", Token("admin", AccessKeyKind.Admin), UserId.New()));
        db.AccessKeys.Add(AccessKey.OfBuyer("buyerA", Token("buyerA", AccessKeyKind.Buyer), UserId.New(), BuyerId.New()));
        db.AccessKeys.Add(AccessKey.OfBuyer("buyerB", Token("buyerB", AccessKeyKind.Buyer), UserId.New(), BuyerId.New()));
        await db.SaveChangesAsync(CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Production") // Development hides some failures and shows others
        .UseSetting("Database:Path", Path.Combine(_folder, "marketplace.db"))
        .UseSetting("Database:Synchronous", "NORMAL")
        .UseSetting("Media:Folder", Path.Combine(_folder, "media"))
        .UseSetting("Integration:Folder", Path.Combine(_folder, "imports"))
        .UseSetting("Outbox:PollMilliseconds", "200")
        .UseSetting("Logging:LogLevel:Default", "Error");

    /// <summary>A migrated database, made once and copied: a millisecond instead of a second.</summary>
    private async Task<string?> TemplateAsync()
    {
        await TemplateGate.WaitAsync();
        try
        {
            if (template is not null) return template;

            // The first of all makes it by starting on an empty folder; its own copy is then whole already.
            await using var scope = Services.CreateAsyncScope();
            var path = Path.Combine(Directory.CreateTempSubdirectory("marketplace-template-").FullName, "marketplace.db");
            await DatabaseCopy.SaveAsync(scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), path);
            template = path;
            return null;
        }
        finally
        {
            TemplateGate.Release();
        }
    }

    private (SellerId Seller, ShopId Shop) AddSeller(MarketplaceDbContext db, string name, string key)
    {
        var now = DateTimeOffset.UtcNow;
        var seller = Seller.Register(new SellerDetails(name, Slug.From(name)!, name + " Ltd"), "USD");
        seller.Move(SellerStatus.Approved, SellerMoves.OfAdmin, reason: null, now);
        seller.Trust(trusted: true);
        var address = new Address { Name = name, Line1 = "1 Quay Road", City = "Port Louis", Country = "MU" };
        var shop = Shop.Open(seller.Id, new ShopDetails(name, Slug.From(name)!, address, "Indian/Mauritius"));
        db.AddRange(seller, shop, AccessKey.OfSeller(key, Token(key, AccessKeyKind.Seller), UserId.New(), seller.Id));
        return (seller.Id, shop.Id);
    }

    private string Token(string name, AccessKeyKind kind) => _tokens[name] = AccessKey.NewToken(kind);
}
