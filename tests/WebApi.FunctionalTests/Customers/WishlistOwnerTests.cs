using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Marketplace.WebApi.FunctionalTests.Customers.Wishes;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>Wishlists as a part of what is known of a person.</summary>
public sealed class WishlistOwnerTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Wishes_stand_in_the_export_and_go_with_the_erasure()
    {
        var (buyer, sold) = (await api.RegisteredAsync(Accounts.NewEmail()), await api.Product());
        var list = (await buyer.Post(Lists, List("Secret plans"))).ShouldBe(201).Id;
        (await buyer.Post(Items, Wish(sold.Product, list: list, note: "For my Ada"))).ShouldBe(201);
        var export = await api.ExportAsync(buyer);
        export.ShouldContain("Secret plans");
        export.ShouldContain("For my Ada");

        var request = PrivacyRequests.Of(await buyer.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));
        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);

        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>();
        var id = new WishlistId(Guid.Parse(list));
        (await db.Wishlists.AnyAsync(candidate => candidate.Id == id, TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await db.WishlistItems.AnyAsync(item => item.WishlistId == id, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_profile_leads_to_its_wishlists_and_only_its_owner_there()
    {
        var buyer = await api.RegisteredAsync(Accounts.NewEmail());
        var list = (await buyer.Post(Lists, List("Birthday"))).ShouldBe(201).Id;
        var profile = (await buyer.Get("/api/v1/users/me?include=profile")).Data["relationships"]!["profile"]!["data"]!["id"]!.GetValue<string>();

        (await buyer.Get($"/api/v1/customerProfiles/{profile}/wishlists")).ShouldBe(200).Items.ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(list);
        (await buyer.Get($"/api/v1/customerProfiles/{profile}/relationships/wishlists")).ShouldBe(200).Items.ShouldHaveSingleItem();
        (await api.BuyerA.Get($"/api/v1/customerProfiles/{profile}/wishlists")).ShouldBeError(404, "not_found");
        (await api.Admin.Get($"/api/v1/admin/customerProfiles/{profile}")).ShouldBe(200).Data["relationships"]!["wishlists"].ShouldBeNull();
    }
}
