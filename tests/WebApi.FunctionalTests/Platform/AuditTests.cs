using System.Text.Json.Nodes;
using Marketplace.Application.Platform;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.WebApi.FunctionalTests.Platform;

/// <summary>Who did what, by which credential, from where (ADM-01, ADM-02).</summary>
public sealed class AuditTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Log = "/api/v1/admin/auditEntries";

    [Fact]
    public async Task A_change_is_told_with_both_sides_and_secrets_with_none()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var id = (await client.Get("/api/v1/users/me")).Id;
        (await client.Patch("/api/v1/users/me", Documents.Of("users", new { locale = "fr" }, id: id), ("X-Request-Id", "req-of-this-test"))).ShouldBe(200);
        (await client.Post("/api/v1/passwordChanges", Documents.Of("passwordChanges", new { currentPassword = Accounts.Password, password = "another long one" }))).ShouldBe(201);

        var lines = await LinesAsync(id);
        var change = lines.Single(line => line["attributes"]!["requestId"]!.GetValue<string>() == "req-of-this-test");
        change["attributes"]!["changes"]!.AsArray().ShouldContain(entry => entry!["field"]!.GetValue<string>() == "locale" && entry["before"]!.GetValue<string>() == "en" && entry["after"]!.GetValue<string>() == "fr");
        change["relationships"]!["actor"]!["data"]!["id"]!.GetValue<string>().ShouldBe(id);
        lines.Select(line => line["attributes"]!["action"]!.GetValue<string>()).ShouldContain("user.passwordChanged");
        var all = string.Concat(lines.Select(line => line.ToJsonString()));
        all.ShouldNotContain("$2b$");
        all.ShouldNotContain(email);
    }

    [Fact]
    public async Task What_an_admin_decides_is_told_with_the_reason()
    {
        var person = await api.RegisteredAsync(Accounts.NewEmail());
        var application = await person.Post("/api/v1/sellerApplications", Documents.Of("sellerApplications", new { businessName = "Ti Lakaz", description = "Baskets", country = "MU", acceptsTerms = true }));
        var seller = application.Data["relationships"]!["seller"]!["data"]!["id"]!.GetValue<string>();
        (await api.Admin.Post($"/api/v1/admin/sellers/{seller}/transitions", Documents.Of("transitions", new { to = "rejected", reason = "No papers" }))).ShouldBe(201);

        var line = (await LinesAsync(seller)).Single(candidate => candidate["attributes"]!["action"]!.GetValue<string>() == "seller.rejected");
        line["attributes"]!["reason"]!.GetValue<string>().ShouldBe("No papers");
        line["attributes"]!["surface"]!.GetValue<string>().ShouldBe("admin");
        line["relationships"]!["apiKey"]!["data"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_line_is_sealed_onto_the_one_before_and_cannot_be_changed()
    {
        await api.RegisteredAsync(Accounts.NewEmail());
        await using var scope = api.Services.CreateAsyncScope();
        var (db, ct) = (scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<AuditSealer>().SealAsync(ct);

        var lines = await db.AuditEntries.AsNoTracking().Where(line => line.Sequence != null).OrderBy(line => line.Sequence).ToListAsync(ct);
        lines.Count.ShouldBeGreaterThan(1);
        string? previous = null;
        foreach (var line in lines)
        {
            line.IsSealedAfter(previous).ShouldBeTrue();
            previous = line.Hash;
        }

        lines[1].IsSealedAfter(previousHash: null).ShouldBeFalse();
        await Should.ThrowAsync<Exception>(() => db.AuditEntries.Where(line => line.Sequence == 1).ExecuteUpdateAsync(set => set.SetProperty(line => line.Action, "nothing.happened"), ct));
        await Should.ThrowAsync<Exception>(() => db.AuditEntries.Where(line => line.Sequence == 1).ExecuteDeleteAsync(ct));
    }

    private async Task<List<JsonNode>> LinesAsync(string resource) => [.. (await api.Admin.Get($"{Log}?filter[resourceId]={resource}&page[size]=100")).ShouldBe(200).Items.Select(line => line!)];
}
