using Marketplace.Domain.Common;
using Marketplace.Domain.Identity;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Edge;

/// <summary>Keys as bearer tokens (api.md 28).</summary>
public sealed class CredentialTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Public = "/api/v1/categories";
    private const string ForAdmins = "/api/v1/admin/categories";

    [Fact]
    [Trait("Rule", "JA-300")]
    public async Task An_expired_key_says_so()
    {
        var token = await StoreAsync(AccessKeyKind.Guest, token => AccessKey.OfGuest(token, BuyerId.New(), DateTimeOffset.UtcNow.AddSeconds(-1)));

        (await api.WithToken(token).Get(Public)).ShouldBeError(401, "token_expired", header: "Authorization");
    }

    [Fact]
    [Trait("Rule", "JA-300")]
    public async Task A_revoked_key_is_as_unknown_as_any()
    {
        var token = await StoreAsync(AccessKeyKind.Admin, token =>
        {
            var key = AccessKey.OfAdmin("gone", token, UserId.New());
            key.Revoke(DateTimeOffset.UtcNow);
            return key;
        });

        (await api.WithToken(token).Get(Public)).ShouldBeError(401, "invalid_api_key", header: "Authorization");
    }

    [Fact]
    [Trait("Rule", "JA-302")]
    public async Task A_narrow_key_is_told_what_it_lacks()
    {
        var token = await StoreAsync(AccessKeyKind.Admin, token => AccessKey.OfAdmin("reader", token, api.AdminId, ["read:categories"]));
        var reader = api.WithToken(token);

        (await reader.Get(ForAdmins)).ShouldBe(200);
        var error = (await reader.Post(ForAdmins, Documents.Of("categories", new { name = "Lamps" }))).ShouldBeError(403, "insufficient_scope");
        error["meta"]!["requiredScope"]!.GetValue<string>().ShouldBe("write:categories");
    }

    private async Task<string> StoreAsync(AccessKeyKind kind, Func<string, AccessKey> make)
    {
        var token = AccessKey.NewToken(kind);
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        db.AccessKeys.Add(make(token));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return token;
    }
}
