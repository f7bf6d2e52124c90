using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>What a person got of their data is for that person, and for who deals with such requests.</summary>
public sealed class ExportSecrecyTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Theory]
    [InlineData("read:media", 404)]
    [InlineData("read:privacy", 200)]
    public async Task An_export_is_not_found_by_an_admin_without_the_permission_for_privacy(string permission, int status)
    {
        var person = await api.RegisteredAsync(Accounts.NewEmail());
        await api.ExportAsync(person);
        var request = (await person.Get("/api/v1/privacyRequests?include=file")).ShouldBe(200);
        var file = request.Included("uploads").ShouldHaveSingleItem()["id"]!.GetValue<string>();
        var admin = await api.AdminWithAsync([.. new[] { "read:media", permission }.Distinct()]);

        (await admin.Get($"/api/v1/admin/uploads/{file}")).ShouldBe(status);
    }
}
