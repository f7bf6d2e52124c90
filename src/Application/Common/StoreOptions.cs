namespace Marketplace.Application.Common;

/// <summary>What the operator decides for the whole store.</summary>
public sealed class StoreOptions : ICheckedSettings
{
    public const string Section = "Store";

    private const string NumberMark = "{number}";

    /// <summary>What the store calls itself, in messages and on pages.</summary>
    public string Name { get; set; } = "Marketplace";

    /// <summary>In which prices are shown where nobody asks for another currency (ISO 4217).</summary>
    public string Currency { get; set; } = "USD";

    /// <summary>In which sellers may ask prices; the store's own is always one of them.</summary>
    public IList<string> Currencies { get; set; } = ["USD", "EUR", "MUR"];

    /// <summary>Where the store is (ISO 3166-1 alpha-2): assumed of who has not said where they are.</summary>
    public string Country { get; set; } = "MU";

    /// <summary>Who runs the store, as it stands on what it bills its sellers; the store's name where none is given.</summary>
    public string? LegalName { get; set; }

    /// <summary>Where that one has its seat: street and number.</summary>
    public string? LegalAddressLine { get; set; }

    /// <summary>The postal code of the seat.</summary>
    public string? LegalPostalCode { get; set; }

    /// <summary>The town of the seat; its country is <c>Store:Country</c>.</summary>
    public string? LegalCity { get; set; }

    /// <summary>Under which the register knows who runs the store.</summary>
    public string? RegistrationNumber { get; set; }

    /// <summary>Under which the tax office knows who runs the store.</summary>
    public string? TaxNumber { get; set; }

    /// <summary>Where a buyer finds an order, as it is linked to from mails, with <c>{number}</c> where its number goes; without it mails link to nothing.</summary>
    public string? OrderPage { get; set; }

    /// <summary>The address of an order, for people.</summary>
    public string? PageOf(string number) => OrderPage?.Replace(NumberMark, Uri.EscapeDataString(number), StringComparison.Ordinal);

    /// <summary>What is wrong with the settings, in a sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var currency in Currencies.Append(Currency).Where(currency => !Domain.Common.Currency.IsKnown(currency))) yield return $"Store:Currency and Store:Currencies: '{currency}' is no currency of ISO 4217.";
        if (!Domain.Common.Country.IsKnown(Country)) yield return $"Store:Country: '{Country}' is no country of ISO 3166-1.";
        if (Domain.Common.Currency.IsKnown(Currency) && !Currencies.Contains(Currency)) yield return $"Store:Currencies must contain Store:Currency ({Currency}).";
        if (OrderPage is not null && !(Uri.TryCreate(PageOf("1"), UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && OrderPage.Contains(NumberMark, StringComparison.Ordinal)))
            yield return $"Store:OrderPage is '{OrderPage}'; it has to be an http or https address with {NumberMark} in it.";
    }
}
