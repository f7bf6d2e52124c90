using Marketplace.Application.Common;
using Marketplace.Application.Ordering;

namespace Marketplace.Application.UnitTests.Ordering;

/// <summary>What buyers are written about their orders.</summary>
public sealed class OrderLettersTests
{
    [Fact]
    public void Every_language_has_the_same_letters_with_the_same_facts()
    {
        var english = OrderLetters.ByLanguage[OrderLetters.Fallback];
        OrderLetters.ByLanguage.Count.ShouldBeGreaterThan(1);
        foreach (var (language, letters) in OrderLetters.ByLanguage)
        {
            letters.Keys.ShouldBe(english.Keys, ignoreOrder: true, language);
            foreach (var (key, letter) in letters) FactsOf(letter).ShouldBe(FactsOf(english[key]), ignoreOrder: true, $"{language}: {key}");
        }
    }

    [Theory]
    [InlineData("fr", "Votre commande M-1 a expiré")]
    [InlineData("FR-mu", "Votre commande M-1 a expiré")]
    [InlineData("frr", "Your order M-1 has expired")]
    [InlineData("mfe", "Your order M-1 has expired")]
    public void Who_speaks_a_language_that_we_do_not_reads_English(string locale, string subject) => OrderLetters.Write("order.expired", locale, [("order", "M-1"), ("store", "Shop")]).Subject.ShouldBe(subject);

    [Fact]
    public void A_line_with_what_nobody_has_told_is_left_out()
    {
        (string, string?)[] known = [("order", "M-1"), ("seller", "Atelier"), ("lines", "2 × Shirt\n1 × {mug}")];

        OrderLetters.Write("fulfilment.shipped", "en", [.. known, ("carrier", "UPS"), ("number", " "), ("link", null)]).Text.ShouldBe("Atelier has sent of your order M-1:\n\n2 × Shirt\n1 × {mug}\n\nCarrier: UPS");
        OrderLetters.Write("fulfilment.shipped", "en", [.. known, ("link", "https://shop.example/orders/M-1")]).Text.ShouldEndWith("1 × {mug}\n\nhttps://shop.example/orders/M-1");
    }

    [Fact]
    public void An_order_is_linked_to_where_the_store_says()
    {
        new StoreOptions().PageOf("M-1").ShouldBeNull();
        var store = new StoreOptions { OrderPage = "https://shop.example/orders/{number}?from=mail" };
        store.PageOf("M 1&x").ShouldBe("https://shop.example/orders/M%201%26x?from=mail");
        store.Faults().ShouldBeEmpty();
        foreach (var wrong in (string[])["https://shop.example/orders", "/orders/{number}", "javascript:alert({number})"]) new StoreOptions { OrderPage = wrong }.Faults().ShouldHaveSingleItem().ShouldStartWith("Store:OrderPage is");
    }

    private static string[] FactsOf((string Subject, string Text) letter) => [.. OrderLetters.Facts().Matches($"{letter.Subject} | {letter.Text}").Select(fact => fact.Value)];
}
