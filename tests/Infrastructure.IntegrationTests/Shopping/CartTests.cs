using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Identity.Contracts;
using Marketplace.Application.Shopping;
using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Domain.Shopping;
using Marketplace.Infrastructure.IntegrationTests.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.IntegrationTests.Shopping;

public sealed class CartTests
{
    private static readonly PageRequest All = new PageRequest.Whole(100);

    private readonly BuyerId _buyer = BuyerId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cart_tells_todays_prices_and_what_is_wrong()
    {
        await using var market = await Market.OpenAsync();
        var seller = await market.SellerAsync();
        var (dearer, scarce, gone) = (await market.OfferAsync(seller, 100, 5), await market.OfferAsync(seller, 200, 5), await market.OfferAsync(seller, 300, 5));
        await market.CartAsync(_buyer, Ct, (dearer, 1), (scarce, 2), (gone, 1));
        await market.LookAsync(db => db.Prices.Where(price => price.ListingId == dearer).ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 150), Ct));
        await market.LookAsync(db => db.StockItems.Where(item => item.ListingId == scarce).ExecuteUpdateAsync(set => set.SetProperty(item => item.SafetyStock, 4), Ct));
        await market.LookAsync(db => db.Listings.Where(listing => listing.Id == gone).ExecuteUpdateAsync(set => set.SetProperty(listing => listing.Status, ListingStatus.Paused), Ct));

        var cart = (await market.AsBuyerAsync(_buyer, new Read<CartView> { Page = All }, Ct)).Items.ShouldHaveSingleItem();
        var lines = (await market.AsBuyerAsync(_buyer, new Read<CartLineView> { Page = All }, Ct)).Items.ToDictionary(line => line.ListingId);

        (cart.ItemCount, cart.ItemTotalMinor, cart.GrandTotalMinor).ShouldBe((4, 850, 850));
        cart.Problems.Select(problem => problem.Code).ShouldBe(["price_changed", "insufficient_stock", "unavailable"], ignoreOrder: true);
        (lines[dearer].UnitPriceMinor, lines[dearer].CurrentUnitPriceMinor, lines[dearer].LineTotalMinor, lines[dearer].IsAvailable).ShouldBe((100, 150, 150, true));
        lines[scarce].IsAvailable.ShouldBeFalse();
        lines[gone].IsAvailable.ShouldBeFalse();
        cart.GrandTotalMinor.ShouldBe(lines.Values.Sum(line => line.LineTotalMinor));
    }

    [Fact]
    public async Task A_change_of_a_line_takes_todays_price()
    {
        await using var market = await Market.OpenAsync();
        await market.CartAsync(_buyer, Ct, (await market.OfferAsync(await market.SellerAsync(), 100, 5), 1));
        await market.LookAsync(db => db.Prices.ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 150), Ct));
        var line = (await market.AsBuyerAsync(_buyer, new Read<CartLineView> { Page = All }, Ct)).Items.Single().Id;

        await market.AsBuyerAsync(_buyer, new ChangeCartLineCommand(line, default), Ct);

        var changed = (await market.AsBuyerAsync(_buyer, new Read<CartLineView> { Page = All }, Ct)).Items.Single();
        (changed.UnitPriceMinor, changed.Quantity).ShouldBe((150, 1));
        changed.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_on_offer_cannot_be_put_in()
    {
        await using var market = await Market.OpenAsync();
        var seller = await market.SellerAsync();
        var shop = await market.LookAsync(async db =>
        {
            var closed = Shop.Open(seller, new ShopDetails("Quay", $"quay-{Guid.NewGuid():N}", Market.Home, "Indian/Mauritius") { IsOpen = false });
            db.Shops.Add(closed);
            await db.SaveChangesAsync(Ct);
            return closed.Id;
        });
        var (behindShutters, elsewhere, soldOut, paused) = (
            await market.OfferAsync(seller, 100, 5, shop: shop), await market.OfferAsync(seller, 100, 5, "JPY"), await market.OfferAsync(seller, 100, 0), await market.OfferAsync(seller, 100, 5));
        await market.LookAsync(db => db.Listings.Where(listing => listing.Id == paused).ExecuteUpdateAsync(set => set.SetProperty(listing => listing.Status, ListingStatus.Paused), Ct));
        var cart = await market.CartAsync(_buyer, Ct);

        (await CodeAsync(behindShutters)).ShouldBe(("invalid_value", "listing"));
        (await CodeAsync(elsewhere)).ShouldBe(("currency_mismatch", "listing"));
        (await CodeAsync(soldOut)).ShouldBe(("insufficient_stock", "quantity"));
        (await CodeAsync(paused)).ShouldBe(("related_not_found", "listing"));
        (await CodeAsync(ListingId.New())).ShouldBe(("related_not_found", "listing"));
        (await market.AsBuyerAsync(_buyer, new Read<CartLineView> { Page = All }, Ct)).Items.ShouldBeEmpty();

        async Task<(string, string?)> CodeAsync(ListingId listing)
        {
            var error = (await Should.ThrowAsync<DomainException>(() => market.AsBuyerAsync(_buyer, new AddCartLineCommand(cart, listing, 1), Ct))).Error;
            return (error.Code, error.Member);
        }
    }

    [Fact]
    public async Task Of_ten_carts_that_are_opened_at_once_one_stands()
    {
        await using var market = await Market.OpenAsync();

        var codes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(
            async () =>
            {
                try
                {
                    await market.AsBuyerAsync(_buyer, new OpenCartCommand(Currency: null, Email: null, Note: null, ShippingAddress: null), Ct);
                    return null;
                }
                catch (DomainException refusal)
                {
                    return refusal.Error.Code;
                }
            },
            Ct)));

        codes.Count(code => code is null).ShouldBe(1);
        codes.Where(code => code is not null).ShouldAllBe(code => code == "already_exists");
    }

    [Fact]
    public async Task The_current_cart_is_made_when_it_is_first_asked_for()
    {
        await using var market = await Market.OpenAsync();

        var made = await market.AsBuyerAsync(_buyer, new CurrentCartCommand(), Ct);
        var again = await market.AsBuyerAsync(_buyer, new CurrentCartCommand(), Ct);

        (made.AlreadyThere, again.AlreadyThere, again.Id).ShouldBe((false, true, made.Id));
        var refused = await Should.ThrowAsync<DomainException>(() => market.AsAsync(person => (person.Kind, person.BuyerId) = (CallerKind.Guest, BuyerId.New()), new CurrentCartCommand(), Ct));
        refused.Error.Code.ShouldBe("not_found");
    }

    [Fact]
    public async Task What_a_guest_chose_comes_along_at_the_sign_in()
    {
        await using var market = await Market.OpenAsync();
        var listing = await market.OfferAsync(await market.SellerAsync(), 100, 5);
        var opened = await market.AsAsync(person => (person.Kind, person.BuyerId) = (CallerKind.Anonymous, null), new OpenCartCommand(Currency: null, Email: null, Note: null, ShippingAddress: null), Ct);
        var token = (string)opened.Meta!["guestToken"]!;
        var guest = (await market.Database.WithAsync((_, services) => ((IGuestAccess)services.GetService(typeof(IGuestAccess))!).FindAsync(token, Ct)))!.Value;
        await market.AsAsync(person => (person.Kind, person.BuyerId) = (CallerKind.Guest, guest), new AddCartLineCommand(new CartId(opened.Id), listing, 2), Ct);
        var cart = await market.CartAsync(_buyer, Ct, (listing, 1));

        var merged = await market.AsBuyerAsync(_buyer, new MergeCartsCommand(cart, token), Ct);

        merged.Meta!["mergedLines"].ShouldBe(1);
        (await market.AsBuyerAsync(_buyer, new Read<CartLineView> { Page = All }, Ct)).Items.ShouldHaveSingleItem().Quantity.ShouldBe(3);
        (await market.LookAsync(db => db.Carts.Where(other => other.BuyerId == guest).Select(other => other.Status).SingleAsync(Ct))).ShouldBe(CartStatus.Merged);
        var again = await Should.ThrowAsync<DomainException>(() => market.AsBuyerAsync(_buyer, new MergeCartsCommand(cart, token), Ct));
        (again.Error.Code, again.Error.Member).ShouldBe(("invalid_value", "guestToken"));
    }

    [Fact]
    public async Task A_closed_cart_tells_what_was_paid()
    {
        await using var market = await Market.OpenAsync();
        var cart = await market.CartAsync(_buyer, Ct, (await market.OfferAsync(await market.SellerAsync(), 100, 5), 2));
        await market.LookAsync(db => db.Prices.ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 150), Ct));
        await market.CheckOutAsync(_buyer, cart, 300, Ct);
        await market.LookAsync(db => db.Prices.ExecuteUpdateAsync(set => set.SetProperty(price => price.AmountMinor, 999), Ct));

        var closed = (await market.AsBuyerAsync(_buyer, new Read<CartView> { Page = All }, Ct)).Items.ShouldHaveSingleItem();

        (closed.Status, closed.GrandTotalMinor).ShouldBe((CartStatus.Completed, 300));
        closed.Problems.ShouldBeEmpty();
    }
}
