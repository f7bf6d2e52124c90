using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>Profiles, address books and rights over data (USR-01, USR-02, USR-04, USR-06).</summary>
public sealed class CustomerTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    private const string Addresses = "/api/v1/addresses";

    [Fact]
    public async Task A_profile_comes_with_the_account_and_is_its_owners()
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());
        var profile = (await client.Get("/api/v1/users/me?include=profile")).ShouldBe(200).Data["relationships"]!["profile"]!["data"]!["id"]!.GetValue<string>();

        var changed = (await client.Patch($"/api/v1/customerProfiles/{profile}", Documents.Of("customerProfiles", new { displayName = "Ada", preferences = new { theme = "dark" }, consents = new { marketingEmail = true } }, id: profile))).ShouldBe(200);
        changed.Attributes["preferences"]!["theme"]!.GetValue<string>().ShouldBe("dark");
        changed.Attributes["consents"]!["marketingEmail"]!.GetValue<bool>().ShouldBeTrue();
        (await api.BuyerA.Get($"/api/v1/customerProfiles/{profile}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Get($"/api/v1/seller/customerProfiles/{profile}")).ShouldBeError(404, "not_found");
        (await api.Admin.Get($"/api/v1/admin/customerProfiles/{profile}")).Text("displayName").ShouldBe("Ada");
    }

    [Fact]
    public async Task A_new_default_takes_the_flag_from_the_old()
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());
        var first = (await client.Post(Addresses, Address(isDefaultShipping: true))).ShouldBe(201).Id;
        var second = (await client.Post(Addresses, Address(isDefaultShipping: true))).ShouldBe(201).Id;

        (await client.Get($"{Addresses}/{first}")).Attributes["isDefaultShipping"]!.GetValue<bool>().ShouldBeFalse();
        (await client.Get($"{Addresses}/{second}")).Attributes["isDefaultShipping"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_defaults_at_once_one_is_left()
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());

        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Post(Addresses, Address(isDefaultShipping: true))))) answer.ShouldBe(201);

        (await client.Get(Addresses)).Items.Count(address => address!["attributes"]!["isDefaultShipping"]!.GetValue<bool>()).ShouldBe(1);
    }

    [Theory]
    [InlineData("country", "XX", "invalid_value")]
    [InlineData("phone", "12", "invalid_format")]
    [InlineData("line1", "", "required")]
    public async Task What_cannot_be_delivered_to_is_refused_at_its_place(string attribute, string value, string code)
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["name"] = "A", ["line1"] = "1 Quay Road", ["city"] = "Port Louis", ["country"] = "MU", [attribute] = value };

        (await client.Post(Addresses, Documents.Of("addresses", attributes))).ShouldBeError(422, code, $"/data/attributes/{attribute}");
    }

    [Fact]
    public async Task Addresses_of_others_do_not_exist()
    {
        var foreign = (await (await api.RegisteredAsync(Accounts.NewEmail())).Post(Addresses, Address())).Id;

        (await api.BuyerA.Get($"{Addresses}/{foreign}")).ShouldBeError(404, "not_found");
        (await api.BuyerA.Patch($"{Addresses}/{foreign}", Documents.Of("addresses", new { city = "Mine" }, id: foreign))).ShouldBeError(404, "not_found");
        (await api.BuyerA.Delete($"{Addresses}/{foreign}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task An_export_holds_what_is_known_of_the_one_who_asks()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        await client.Post(Addresses, Address());

        var text = await api.ExportAsync(client);

        text.ShouldContain(email);
        text.ShouldContain("1 Quay Road");
        text.ShouldNotContain("passwordHash", Case.Insensitive);
    }

    [Fact]
    public async Task An_erasure_leaves_nobody_behind()
    {
        var email = Accounts.NewEmail();
        var client = await api.RegisteredAsync(email);
        var id = (await client.Get("/api/v1/users/me")).Id;
        await client.Post(Addresses, Address());
        var request = PrivacyRequests.Of(await client.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure" })));

        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBe(201);

        (await client.Get("/api/v1/users/me")).ShouldBeError(401, "invalid_api_key");
        (await api.SignInAsync(email)).ShouldBeError(401, "invalid_credentials");
        var user = (await api.Admin.Get($"/api/v1/admin/users/{id}?include=profile.addresses")).ShouldBe(200);
        user.Text("status").ShouldBe("erased");
        user.Body!.ToJsonString().ShouldNotContain(email);
        user.Body!.ToJsonString().ShouldNotContain("Quay");
        (await api.RegisterAsync(email)).ShouldBe(201);
    }

    [Fact]
    public async Task Who_shows_to_read_an_address_gets_what_was_bought_with_it_as_a_guest()
    {
        var email = Accounts.NewEmail();
        var sold = await api.Product(price: "10.00");
        var (guest, cart) = await api.GuestCart();
        (await guest.AddToCart(cart, sold.Listing)).ShouldBe(201);
        var checkout = (await guest.CheckOut(cart, "10.00", email: email)).ShouldBe(201);
        var (order, payment) = (checkout.Included("orders").Single()["id"]!.GetValue<string>(), checkout.Included("payments").Single()["id"]!.GetValue<string>());
        var profiles = async () => (await api.Admin.Get($"/api/v1/admin/customerProfiles?filter[email]={email}")).Items.Count;
        await profiles.ShouldBecome(1);

        var owner = await api.VerifiedAsync(email);

        var seen = async () => (int)(await owner.Get($"/api/v1/orders/{order}")).Status;
        await seen.ShouldBecome(200);
        (await owner.Get($"/api/v1/payments/{payment}")).ShouldBe(200);
        (await owner.Get($"/api/v1/checkouts/{checkout.Id}")).ShouldBe(200);
        (await api.BuyerA.Get($"/api/v1/payments/{payment}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task A_picture_of_oneself_stays_until_it_is_taken_off()
    {
        var client = await api.RegisteredAsync(Accounts.NewEmail());
        var (id, upload) = ((await client.Get("/api/v1/users/me")).Id, (await client.UploadPictureAsync()).ShouldBe(201).Id);
        object Showing(object? data) => Documents.Of("users", relationships: new { avatar = new { data } }, id: id);

        (await client.Patch("/api/v1/users/me", Showing(new { type = "uploads", id = upload }))).ShouldBe(200);
        (await client.Delete($"/api/v1/uploads/{upload}")).ShouldBeError(409, "resource_in_use");
        (await client.Patch("/api/v1/users/me", Showing(null))).ShouldBe(200);
        (await client.Delete($"/api/v1/uploads/{upload}")).ShouldBe(204);
        var foreign = (await api.BuyerA.UploadPictureAsync()).ShouldBe(201).Id;
        (await client.Patch("/api/v1/users/me", Showing(new { type = "uploads", id = foreign }))).ShouldBeError(404, "related_not_found", "/data/relationships/avatar/data");
    }

    [Fact]
    public async Task The_only_owner_of_a_seller_is_not_erased_before_somebody_else_is()
    {
        var owner = api.WithToken((await api.SignInAsync(People.EmailOf("sellerB"), People.Password)).Text("accessToken"));
        var request = PrivacyRequests.Of(await owner.Post("/api/v1/privacyRequests", Documents.Of("privacyRequests", new { kind = "erasure", note = "All of it" })));

        (await api.Admin.Post($"/api/v1/admin/privacyRequests/{request}/transitions", Documents.Of("transitions", new { to = "completed" }))).ShouldBeError(409, "resource_in_use");

        (await owner.Get("/api/v1/users/me")).ShouldBe(200);
        (await owner.Get($"/api/v1/privacyRequests/{request}")).Text("status").ShouldBe("received");
    }

    private static object Address(bool isDefaultShipping = false) => Documents.Of("addresses", new { name = "A. Buyer", line1 = "1 Quay Road", city = "Port Louis", country = "MU", isDefaultShipping });
}
