using System.Text.Json;
using Marketplace.Domain.Common;

namespace Marketplace.WebApi.JsonApi;

/// <summary><c>{"amount": "12.50", "currency": "EUR"}</c>: a decimal string with exactly the currency's decimals (JA-250).</summary>
internal sealed class MoneyFormat : ValueFormat<Money>
{
    public static MoneyFormat Instance { get; } = new();

    public override string Expected => "an object with amount, a decimal string, and currency, an ISO 4217 code";

    public override void Write(Utf8JsonWriter json, Money value)
    {
        json.WriteStartObject();
        Span<char> amount = stackalloc char[Money.MaxTextLength];
        json.WriteString("amount"u8, amount[..value.Format(amount)]);
        json.WriteString("currency"u8, value.Currency);
        json.WriteEndObject();
    }

    public override Money Read(JsonElement json, Faults faults, string pointer)
    {
        if (json.ValueKind != JsonValueKind.Object) return Wrong(faults, pointer);

        var amount = Member(json, "amount", faults, pointer);
        var currency = Member(json, "currency", faults, pointer);
        foreach (var other in json.EnumerateObject().Where(other => other.Name is not ("amount" or "currency")))
        {
            faults.Add("unknown_field", $"Money has no member '{other.Name}'.", pointer + "/" + Pointers.Escape(other.Name));
        }

        if (amount is null || currency is null) return default;
        if (!Currency.IsKnown(currency))
        {
            faults.Add("unsupported_currency", $"'{currency}' is no currency of ISO 4217.", pointer + "/currency");
            return default;
        }

        if (!Money.TryParse(amount, currency, out var money))
        {
            faults.Add("invalid_format", $"Expected a decimal string with at most {Currency.Exponent(currency)} decimals, as {currency} has.", pointer + "/amount");
            return default;
        }

        if (Math.Abs(money.MinorUnits) > Money.MaxMinorUnits) faults.Add("out_of_range", $"No amount is greater than {new Money(Money.MaxMinorUnits, currency)}.", pointer + "/amount");
        return money;
    }

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("$ref"u8, "#/components/schemas/money"u8);

    private static string? Member(JsonElement json, string name, Faults faults, string pointer)
    {
        if (!json.TryGetProperty(name, out var member))
        {
            faults.Missing("required", name, pointer);
            return null;
        }

        if (member.ValueKind == JsonValueKind.String && Texts.TryGet(member, out var text)) return text;
        faults.Add("invalid_format", "Expected a string.", pointer + "/" + name);
        return null;
    }
}
