using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Sellers;

/// <summary>What a seller decides about itself, and what the operators know of it.</summary>
public sealed class SellerSettingsTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    [Trait("Rule", "JA-253")]
    public async Task A_seller_sets_its_periods_within_bounds()
    {
        var seller = (await api.SellerA.Get("/api/v1/seller/sellers/current")).ShouldBe(200);
        (seller.Text("acceptancePeriod"), seller.Text("returnWindow"), seller.Text("payoutSchedule")).ShouldBe(("P2D", "P14D", "weekly"));
        Task<Answered> Change(object attributes) => api.SellerA.Patch("/api/v1/seller/sellers/current", Documents.Of("sellers", attributes, id: seller.Id));

        var changed = (await Change(new { acceptancePeriod = "PT12H", returnWindow = "P30D", payoutSchedule = "monthly" })).ShouldBe(200);

        (changed.Text("acceptancePeriod"), changed.Text("returnWindow"), changed.Text("payoutSchedule")).ShouldBe(("PT12H", "P30D", "monthly"));
        (await Change(new { acceptancePeriod = "PT0S" })).ShouldBeError(422, "out_of_range", "/data/attributes/acceptancePeriod");
        (await Change(new { returnWindow = "P366D" })).ShouldBeError(422, "out_of_range", "/data/attributes/returnWindow");
        (await Change(new { returnWindow = "P1M" })).ShouldBeError(422, "invalid_format", "/data/attributes/returnWindow");
        (await Change(new { payoutSchedule = "yearly" })).ShouldBeError(422, "invalid_value", "/data/attributes/payoutSchedule");
        (await Change(new { kycStatus = "verified" })).ShouldBeError(422, "read_only", "/data/attributes/kycStatus");
        var shown = (await api.Anonymous.Get($"/api/v1/sellers/{seller.Id}")).ShouldBe(200);
        shown.Text("returnWindow").ShouldBe("P30D");
        foreach (var hidden in (string[])["acceptancePeriod", "payoutSchedule", "kycStatus", "termsAcceptedAt"]) shown.Attributes[hidden].ShouldBeNull();
        (await api.Anonymous.Get("/api/v1/sellers?filter[kycStatus]=verified")).ShouldBeError(400, "unknown_filter");
        (await api.Anonymous.Get("/api/v1/sellers?include=kycCase")).ShouldBeError(400, "unknown_include");
    }

    [Fact]
    public async Task An_admin_makes_a_seller_on_behalf_of_its_owner()
    {
        var email = Accounts.NewEmail();
        var owner = (await (await api.RegisteredAsync(email)).Get("/api/v1/users/me")).Id;
        object Seller(object? relationships) => Documents.Of("sellers", new { name = "Ti Lakaz", slug = Seeding.Unique("ti-lakaz").ToLowerInvariant(), legalName = "Ti Lakaz Ltd", taxNumber = "T-4711" }, relationships);

        (await api.Admin.Post("/api/v1/admin/sellers", Seller(relationships: null))).ShouldBeError(422, "required");
        var made = (await api.Admin.Post("/api/v1/admin/sellers", Seller(new { owner = Documents.To("users", owner) }))).ShouldBe(201);

        made.Data["relationships"]!["owner"]!["data"]!["id"]!.GetValue<string>().ShouldBe(owner);
        made.Text("kycStatus").ShouldBe("notStarted");
        (await api.Admin.Get("/api/v1/admin/sellers?filter[taxNumber]=T-4711")).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(made.Id);
        (await (await api.OwnerAsync(email, Accounts.Password)).Get("/api/v1/seller/sellers/current")).Id.ShouldBe(made.Id);
    }

    [Fact]
    public async Task The_operators_know_when_the_terms_were_accepted_and_by_which_application()
    {
        var applicant = await api.ApplicantAsync();

        var seller = (await api.Admin.Get($"/api/v1/admin/sellers/{applicant.Seller}?include=application")).ShouldBe(200);

        seller.Text("termsAcceptedAt").ShouldNotBeEmpty();
        seller.Included("sellerApplications").ShouldHaveSingleItem()["attributes"]!["businessName"]!.GetValue<string>().ShouldBe("Ti Lakaz");
    }
}
