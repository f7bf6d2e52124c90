using Marketplace.Testing;
using Marketplace.WebApi.FunctionalTests.Pricing;
using static Marketplace.WebApi.FunctionalTests.Shopping.Cups;

namespace Marketplace.WebApi.FunctionalTests.Shopping;

/// <summary>What buyers decide is judged and priced by the server (CUS-02).</summary>
public sealed class CustomizedCartTests(MarketplaceApi api) : IClassFixture<MarketplaceApi>
{
    [Fact]
    public async Task Choices_cost_what_the_template_says()
    {
        var (cup, _) = await api.Cup();
        var (guest, cart) = await api.GuestCart();

        var line = (await guest.Put(cart, cup.Listing, [Write("card", "For Ann"), Pick("wrap", "box"), Write("ribbon", "#ff0000")], quantity: 2)).ShouldBe(201);

        (line.Amount("unitPrice"), line.Amount("customizationTotal"), line.Amount("lineTotal")).ShouldBe(("10.00", "3.50", "23.50")); // an eighth of ten is 1.25, and a card each
        line.Attributes["customization"]!.ToJsonString().ShouldBe("""[{"group":"wrap","choices":["box"],"text":null},{"group":"card","choices":[],"text":"For Ann"},{"group":"ribbon","choices":[],"text":"#FF0000"}]""");
        line.Attributes["problems"]!.AsArray().ShouldBeEmpty();
        (await guest.Get($"/api/v1/cartLines/{line.Id}")).Attributes.ToJsonString().ShouldBe(line.Attributes.ToJsonString());
        (await guest.CartTotals(cart)).Items.ShouldBe("23.50");
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_pointed_at()
    {
        var (cup, _) = await api.Cup();
        var plain = await api.Product();
        var (guest, cart) = await api.GuestCart();
        async Task Refused(object[] customization, string code, string at) => (await guest.Put(cart, cup.Listing, customization)).ShouldBeError(422, code, $"/data/attributes/{at}");

        (await guest.AddToCart(cart, cup.Listing)).ShouldBeError(422, "required", "/data/attributes")["meta"]!["group"]!.GetValue<string>().ShouldBe("wrap");
        await Refused([], "required", "customization");
        await Refused([Pick("wrap", "box")], "required", "customization");
        await Refused([Pick("wrap", "none"), Write("ribbon", "#000000")], "invalid_value", "customization/1");
        await Refused([Pick("wrap", "gold")], "invalid_value", "customization/0/choices/0");
        await Refused([Pick("wrap", "none", "paper")], "out_of_range", "customization/0/choices");
        await Refused([Pick("wrap", "none"), Pick("handle", "left")], "invalid_value", "customization/1/group");
        await Refused([Pick("wrap", "none"), Pick("wrap", "none")], "not_unique", "customization/1/group");
        await Refused([Write("card", new string('x', 21)), Pick("wrap", "none")], "too_long", "customization/0/text");
        (await guest.Put(cart, plain.Listing, [Pick("wrap", "none")])).ShouldBeError(422, "invalid_value", "/data/attributes/customization/0/group");
        var both = (await guest.Put(cart, cup.Listing, [Pick("wrap", "gold"), Pick("handle", "left")])).ShouldBe(422);
        both.Body!["errors"]!.AsArray().Count.ShouldBe(2);
        (await guest.Get($"/api/v1/carts/{cart}/lines")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_choices_add_up_and_others_are_another_line()
    {
        var (cup, _) = await api.Cup(stock: 4);
        var (guest, cart) = await api.GuestCart();
        var first = (await guest.Put(cart, cup.Listing, [Pick("wrap", "paper"), Write("card", "Hello")])).ShouldBe(201);

        var same = (await guest.Put(cart, cup.Listing, [Write("card", " Hello "), Pick("wrap", "paper")])).ShouldBe(201);
        var other = (await guest.Put(cart, cup.Listing, [Pick("wrap", "paper"), Write("card", "Hallo")])).ShouldBe(201);

        same.Id.ShouldBe(first.Id);
        (same.Data["meta"]!["merged"]!.GetValue<bool>(), same.Attributes["quantity"]!.GetValue<int>()).ShouldBe((true, 2));
        other.Id.ShouldNotBe(first.Id);
        other.Data["meta"]!["merged"].ShouldBeNull();
        (await guest.Put(cart, cup.Listing, [Pick("wrap", "none")], quantity: 2)).ShouldBeError(409, "insufficient_stock", "/data/attributes/quantity"); // three of four are in the cart
        (await guest.Reconsider(other.Id, new { customization = new[] { Pick("wrap", "paper"), Write("card", "Hello") } })).ShouldBeError(409, "already_exists", "/data/attributes/customization");
    }

    [Fact]
    public async Task Many_who_add_the_same_at_once_make_one_line()
    {
        var (cup, _) = await api.Cup(stock: 50);
        var (guest, cart) = await api.GuestCart();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => guest.Put(cart, cup.Listing, [Pick("wrap", "paper")])));

        var line = (await guest.Get($"/api/v1/carts/{cart}/lines")).ShouldBe(200).Items.ShouldHaveSingleItem()!;
        line["attributes"]!["quantity"]!.GetValue<int>().ShouldBe(answers.Count(answer => (int)answer.Status == 201));
        answers.Count(answer => (int)answer.Status == 201).ShouldBe(6);
    }

    [Fact]
    public async Task A_line_takes_other_choices()
    {
        var (cup, _) = await api.Cup();
        var (guest, cart) = await api.GuestCart();
        var line = (await guest.Put(cart, cup.Listing, [Pick("wrap", "paper")], quantity: 2)).ShouldBe(201);

        var changed = (await guest.Reconsider(line.Id, new { customization = new[] { Pick("wrap", "none"), Write("card", "Hi") } })).ShouldBe(200);

        (changed.Amount("customizationTotal"), changed.Attributes["quantity"]!.GetValue<int>()).ShouldBe(("1.00", 2));
        (await guest.Reconsider(line.Id, new { quantity = 3 })).ShouldBe(200).Amount("customizationTotal").ShouldBe("1.50");
        (await guest.Reconsider(line.Id, new { customization = Array.Empty<object>() })).ShouldBeError(422, "required", "/data/attributes/customization");
    }

    [Fact]
    public async Task A_template_that_changed_is_told_and_keeps_the_cart_from_being_bought()
    {
        var (cup, template) = await api.Cup([Group("wrap", "singleChoice", isRequired: true, [Choice("none"), Choice("paper", "1.50")])], []);
        var (guest, cart) = await api.GuestCart();
        var line = (await guest.Put(cart, cup.Listing, [Pick("wrap", "paper")])).ShouldBe(201).Id;

        (await api.SellerA.Recustomize(template, [Group("wrap", "singleChoice", isRequired: true, [Choice("none"), Choice("paper", "2.00")])])).ShouldBe(200);

        (await guest.Problems(line)).ShouldBe(["customization_changed"]);
        (await guest.CheckOut(cart, "12.00")).ShouldBeError(409, "cart_changed");
        (await guest.Reconsider(line, new { quantity = 1 })).ShouldBe(200).Amount("customizationTotal").ShouldBe("2.00");
        (await guest.Problems(line)).ShouldBeEmpty();

        (await api.SellerA.Recustomize(template, [Group("wrap", "singleChoice", isRequired: true, [Choice("none")]), Group("size", "singleChoice", isRequired: true, [Choice("s")])])).ShouldBe(200);
        (await guest.Problems(line)).ShouldBe(["customization_changed"]);
        (await guest.Reconsider(line, new { quantity = 2 })).ShouldBeError(422, "required", "/data/attributes");
        (await guest.Reconsider(line, new { customization = new[] { Pick("wrap", "none"), Pick("size", "s") } })).ShouldBe(200);
        (await guest.CheckOut(cart, "10.00")).ShouldBe(201);
    }

    [Fact]
    public async Task Choices_that_are_gone_cost_in_the_line_what_they_cost_in_the_cart()
    {
        var (cup, template) = await api.Cup([Group("wrap", "singleChoice", isRequired: true, [Choice("none"), Choice("engraved", surchargePercent: "10")])], []);
        var (guest, cart) = await api.GuestCart();
        var line = (await guest.Put(cart, cup.Listing, [Pick("wrap", "engraved")])).ShouldBe(201);
        line.Amount("customizationTotal").ShouldBe("1.00");

        (await api.SellerA.Recustomize(template, [Group("wrap", "singleChoice", isRequired: true, [Choice("none")])])).ShouldBe(200);
        await api.SellerA.Reprice(cup.Listing, "20.00");

        var read = (await guest.Get($"/api/v1/carts/{cart}?include=lines")).ShouldBe(200);
        var told = read.Included("cartLines").ShouldHaveSingleItem();
        (told.Amount("customizationTotal"), told.Amount("lineTotal"), read.Amount("itemTotal")).ShouldBe(("2.00", "22.00", "22.00"));
    }

    [Fact]
    public async Task What_was_put_in_before_there_was_a_template_has_to_be_decided()
    {
        var cup = await api.Product();
        var (guest, cart) = await api.GuestCart();
        var line = (await guest.AddToCart(cart, cup.Listing)).ShouldBe(201).Id;
        var template = (await api.SellerA.Customize(cup.Product, Groups, Cups.Rules)).ShouldBe(201).Id;

        (await guest.Problems(line)).ShouldBe(["customization_changed"]);
        (await guest.Reconsider(line, new { customization = new[] { Pick("wrap", "paper") } })).ShouldBe(200);
        (await api.SellerA.Delete($"/api/v1/seller/customizationTemplates/{template}")).ShouldBe(204);
        (await guest.Problems(line)).ShouldBe(["customization_changed"]);
        (await guest.Reconsider(line, new { customization = Array.Empty<object>() })).ShouldBe(200).Amount("lineTotal").ShouldBe("10.00");
    }

    [Fact]
    public async Task A_guests_choices_come_along_into_the_buyers_cart()
    {
        var (cup, _) = await api.Cup();
        var guestCart = (await api.Anonymous.Post("/api/v1/carts", Documents.Of("carts"))).ShouldBe(201);
        var token = guestCart.Data["meta"]!["guestToken"]!.GetValue<string>();
        (await api.WithToken(token).Put(guestCart.Id, cup.Listing, [Pick("wrap", "paper")])).ShouldBe(201);
        var buyers = (await api.BuyerB.Get("/api/v1/carts/current")).ShouldBe(200).Id;
        (await api.BuyerB.Put(buyers, cup.Listing, [Pick("wrap", "none")])).ShouldBe(201);

        (await api.BuyerB.Post("/api/v1/cartMerges", Documents.Of("cartMerges", new { guestToken = token }, new { cart = Documents.To("carts", buyers) }))).ShouldBe(201);

        var lines = (await api.BuyerB.Get($"/api/v1/carts/{buyers}/lines")).Items.Where(line => line!["relationships"]!["listing"]!["data"]!["id"]!.GetValue<string>() == cup.Listing);
        lines.Select(line => line!["attributes"]!["customization"]![0]!["choices"]![0]!.GetValue<string>()).Order().ShouldBe(["none", "paper"]);
    }

    [Fact]
    public async Task A_quote_explains_the_choices_and_costs_what_the_cart_costs()
    {
        var (cup, _) = await api.Cup();
        (await api.SellerA.Post("/api/v1/seller/prices", Documents.Of("prices", new { amount = Documents.Money("8.00"), minQuantity = 5 }, new { listing = Documents.To("listings", cup.Listing) }))).ShouldBe(201);
        var (guest, cart) = await api.GuestCart();
        object[] wish = [Pick("wrap", "box"), Write("card", "Hello")];
        Task<Answered> Quote(object[] customization) => guest.Post("/api/v1/priceQuotes", Documents.Of("priceQuotes", new { quantity = 5, currency = "USD", customization }, new { listing = Documents.To("listings", cup.Listing) }));

        var quote = (await Quote(wish)).ShouldBe(201);
        (await guest.Put(cart, cup.Listing, wish, quantity: 5)).ShouldBe(201).Amount("lineTotal").ShouldBe("48.75");

        quote.Amount("unitPrice").ShouldBe("9.75");
        quote.Attributes["steps"]!.AsArray().Where(step => step!["kind"]!.GetValue<string>() != "promotion").Select(step => (step!["kind"]!.GetValue<string>(), step["label"]!.GetValue<string>(), step["amount"]!["amount"]!.GetValue<string>())).ShouldBe(
            [("listPrice", "", "50.00"), ("customization", "The wrap", "6.25"), ("customization", "The card", "2.50"), ("quantityTier", "5+", "-10.00")]);
        (quote.Amount("total"), (await guest.CartTotals(cart)).Total).ShouldBe(("48.75", "48.75"));
        (await Quote([.. wish.Reverse()])).Attributes["inputHash"]!.GetValue<string>().ShouldBe(quote.Attributes["inputHash"]!.GetValue<string>());
        (await Quote([])).ShouldBeError(422, "required", "/data/attributes/customization");
        (await guest.Get($"/api/v1/priceQuotes/{quote.Id}")).ShouldBe(200).Attributes.ToJsonString().ShouldBe(quote.Attributes.ToJsonString());
    }
}
