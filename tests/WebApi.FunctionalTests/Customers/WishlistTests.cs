using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.Infrastructure.Persistence;
using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Marketplace.WebApi.FunctionalTests.Customers.Wishes;

namespace Marketplace.WebApi.FunctionalTests.Customers;

/// <summary>What buyers would like to have (CRT-05).</summary>
public sealed class WishlistTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task What_is_wished_for_without_a_list_goes_onto_the_default_one_with_its_price()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product(price: "12.50"));
        (await buyer.Get(Lists)).Items.ShouldBeEmpty();

        var item = (await buyer.Post(Items, Wish(sold.Product, note: "For Ada"))).ShouldBe(201);

        (item.Text("note"), item.Attributes["priceWhenAdded"]!["amount"]!.GetValue<string>()).ShouldBe(("For Ada", "12.50"));
        var list = (await buyer.Get($"{Lists}?include=items.product.primaryImage,items.listing")).ShouldBe(200);
        list.Items.ShouldHaveSingleItem()!["attributes"]!["isDefault"]!.GetValue<bool>().ShouldBeTrue();
        list.Items[0]!["attributes"]!["itemCount"]!.GetValue<int>().ShouldBe(1);
        list.Included("products").ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(sold.Product);
        (await buyer.Get($"{Items}?filter[product]={sold.Product}&filter[wishlist]={(string)list.Items[0]!["id"]!}&include=product.primaryImage,listing")).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_many_first_wishes_at_once_one_default_list_is_made()
    {
        var buyer = await BuyerAsync();
        var goods = new List<Sold>();
        for (var i = 0; i < 6; i++) goods.Add(await api.Product());

        foreach (var answer in await Task.WhenAll(goods.Select(sold => buyer.Post(Items, Wish(sold.Product))))) answer.ShouldBe(201);

        (await buyer.Get(Lists)).Items.ShouldHaveSingleItem()!["attributes"]!["itemCount"]!.GetValue<int>().ShouldBe(6);
    }

    [Fact]
    public async Task The_same_wish_many_times_at_once_is_there_once()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => buyer.Post(Items, Wish(sold.Product))));

        answers.Count(answer => (int)answer.Status == 201).ShouldBe(1);
        foreach (var answer in answers.Where(answer => (int)answer.Status != 201)) answer.ShouldBeError(409, "already_exists");
        (await buyer.Get(Items)).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_many_who_delete_a_wish_at_once_one_does_and_the_others_are_told_that_it_is_gone()
    {
        var buyer = await BuyerAsync();
        for (var round = 0; round < 10; round++)
        {
            var wish = (await buyer.Post(Items, Wish((await api.Product()).Product))).ShouldBe(201).Id;

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => buyer.Delete($"{Items}/{wish}")));

            answers.Count(answer => (int)answer.Status == 204).ShouldBe(1);
            foreach (var late in answers.Where(answer => (int)answer.Status != 204)) late.ShouldBeError(404, "not_found");
        }
    }

    [Fact]
    public async Task Who_wishes_for_something_while_the_list_is_deleted_does_so_before_or_is_told_that_it_is_gone()
    {
        var (buyer, goods) = (await BuyerAsync(), new List<Sold>());
        for (var i = 0; i < 6; i++) goods.Add(await api.Product());
        for (var round = 0; round < 10; round++)
        {
            var list = (await buyer.Post(Lists, List("Birthday"))).ShouldBe(201).Id;

            var wishes = goods.ConvertAll(sold => buyer.Post(Items, Wish(sold.Product, list: list)));
            (await buyer.Delete($"{Lists}/{list}")).ShouldBe(204);

            foreach (var late in (await Task.WhenAll(wishes)).Where(answer => (int)answer.Status != 201)) ((int)late.Status).ShouldBe(404, late.Body?.ToJsonString());
            (await buyer.Get($"{Items}?filter[wishlist]={list}")).Items.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_product_and_one_listing_of_it_are_two_wishes()
    {
        var (buyer, sold, other) = (await BuyerAsync(), await api.Product(price: "8.00"), await api.Product());
        (await buyer.Post(Items, Wish(sold.Product))).ShouldBe(201);
        var offered = (await buyer.Post(Items, Wish(sold.Product, sold.Listing))).ShouldBe(201);

        offered.Attributes["priceWhenAdded"]!["amount"]!.GetValue<string>().ShouldBe("8.00");
        (await buyer.Post(Items, Wish(sold.Product, sold.Listing))).ShouldBeError(409, "already_exists");
        (await buyer.Post(Items, Wish(sold.Product, other.Listing))).ShouldBeError(422, "invalid_value", "/data/relationships/listing/data");
    }

    [Fact]
    public async Task What_the_public_sees_no_more_is_not_there_until_it_does_again()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());
        var item = (await buyer.Post(Items, Wish(sold.Product))).ShouldBe(201).Id;

        await MoveAsync("products", sold.Product, "unpublished");

        (await buyer.Get($"{Items}/{item}")).ShouldBeError(404, "not_found");
        (await buyer.Get(Items)).Items.ShouldBeEmpty();
        (await buyer.Get(Lists)).Items[0]!["attributes"]!["itemCount"]!.GetValue<int>().ShouldBe(0);
        (await buyer.Delete($"{Items}/{item}")).ShouldBeError(404, "not_found");
        (await buyer.Post(Items, Wish(sold.Product))).ShouldBeError(404, "related_not_found", "/data/relationships/product/data");

        await MoveAsync("products", sold.Product, "published");
        (await buyer.Get($"{Items}/{item}")).ShouldBe(200);
        (await buyer.Delete($"{Items}/{item}")).ShouldBe(204);
    }

    [Fact]
    public async Task A_listing_that_was_withdrawn_is_not_named()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product(api.SellerA));
        await api.SellerB.Offer(sold.Variant, "11.00");
        var item = (await buyer.Post(Items, Wish(sold.Product, sold.Listing))).ShouldBe(201);
        item.Data["relationships"]!["listing"]!["data"]!["id"]!.GetValue<string>().ShouldBe(sold.Listing);

        await MoveAsync("listings", sold.Listing, "paused");

        (await buyer.Get($"{Items}/{item.Id}")).ShouldBe(200).Data["relationships"]!["listing"]!["data"].ShouldBeNull();
    }

    [Fact]
    public async Task Lists_and_wishes_of_others_are_not_there()
    {
        var (buyer, other, sold) = (await BuyerAsync(), await BuyerAsync(), await api.Product());
        var list = (await other.Post(Lists, List("Birthday"))).ShouldBe(201).Id;
        var item = (await other.Post(Items, Wish(sold.Product, list: list))).ShouldBe(201).Id;

        (await buyer.Get($"{Lists}/{list}")).ShouldBeError(404, "not_found");
        (await buyer.Get($"{Lists}/{list}/items")).ShouldBeError(404, "not_found");
        (await buyer.Patch($"{Lists}/{list}", Documents.Of("wishlists", new { name = "Mine" }, id: list))).ShouldBeError(404, "not_found");
        (await buyer.Delete($"{Lists}/{list}")).ShouldBeError(404, "not_found");
        (await buyer.Get($"{Items}/{item}")).ShouldBeError(404, "not_found");
        (await buyer.Delete($"{Items}/{item}")).ShouldBeError(404, "not_found");
        (await buyer.Post(Items, Wish(sold.Product, list: list))).ShouldBeError(404, "related_not_found", "/data/relationships/wishlist/data");
        (await api.Admin.Get($"/api/v1/admin/wishlists/{list}")).ShouldBeError(404, "not_found");
        (await api.SellerA.Get($"/api/v1/seller/wishlistItems/{item}")).ShouldBeError(404, "not_found");
    }

    [Fact]
    public async Task A_list_is_made_renamed_and_deleted_with_its_items()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());
        var list = (await buyer.Post(Lists, List("Birthday"))).ShouldBe(201);
        list.Attributes["isDefault"]!.GetValue<bool>().ShouldBeFalse();
        var item = (await buyer.Post(Items, Wish(sold.Product, list: list.Id))).ShouldBe(201).Id;

        (await buyer.Patch($"{Lists}/{list.Id}", Documents.Of("wishlists", new { name = "Christmas" }, id: list.Id))).ShouldBe(200).Text("name").ShouldBe("Christmas");
        (await buyer.Delete($"{Lists}/{list.Id}")).ShouldBe(204);

        (await buyer.Get($"{Items}/{item}")).ShouldBeError(404, "not_found");
        (await buyer.Post(Lists, Documents.Of("wishlists", new { name = "" }))).ShouldBeError(422, "required", "/data/attributes/name");
        (await buyer.Post(Lists, Documents.Of("wishlists", new { name = "Mine", isDefault = true }))).ShouldBeError(422, "read_only", "/data/attributes/isDefault");
        (await buyer.Post(Items, Documents.Of("wishlistItems", new { note = "Nothing" }))).ShouldBeError(422, "required", "/data");
    }

    [Fact]
    public async Task A_buyer_has_fifty_lists_and_a_list_five_hundred_wishes()
    {
        var (buyer, sold) = (await BuyerAsync(), await api.Product());
        var list = (await buyer.Post(Lists, List("Long"))).ShouldBe(201).Id;
        await FillAsync(new WishlistId(Guid.Parse(list)));

        (await buyer.Post(Items, Wish(sold.Product, list: list))).ShouldBeError(409, "resource_in_use");
        (await buyer.Post(Lists, List("One more"))).ShouldBeError(409, "resource_in_use");
        (await buyer.Post(Items, Wish(sold.Product))).ShouldBe(201); // the default list is always there to be had
    }

    private Task<HttpClient> BuyerAsync() => api.RegisteredAsync(Accounts.NewEmail());

    private async Task MoveAsync(string type, string id, string to) =>
        (await api.SellerA.Post($"/api/v1/seller/{type}/{id}/transitions", Documents.Of("transitions", new { to }))).ShouldBe(201);

    /// <summary>Fills the list to the last place with products that nobody sees, and its owner's shelf of lists up to one below the most.</summary>
    private async Task FillAsync(WishlistId id)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var (db, ct) = (scope.ServiceProvider.GetRequiredService<MarketplaceDbContext>(), TestContext.Current.CancellationToken);
        var list = await db.Wishlists.SingleAsync(candidate => candidate.Id == id, ct);
        db.WishlistItems.AddRange(Enumerable.Range(0, Wishlist.MaxItems).Select(_ => WishlistItem.Wish(list, ProductId.New(), listing: null, note: null, price: null)));
        db.Wishlists.AddRange(Enumerable.Range(1, Wishlist.MaxPerProfile - 1).Select(number => Wishlist.Begin(list.ProfileId, $"List {number}")));
        await db.SaveChangesAsync(ct);
    }
}
