using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Marketplace.Infrastructure.Payments.Gateways;

/// <summary>
/// An answer as it may be kept: without what opens anything (secrets, tokens, signatures), without what a card or an account is known by (PCI DSS, SAQ A), and without what a buyer is called and where he
/// lives, which stands in our own tables under our own rules.
/// </summary>
internal static class Redaction
{
    public const string Mark = "[redacted]";

    public const int MaxCharacters = 32_000;

    private static readonly FrozenSet<string> Hidden = new[]
    {
        "client_secret", "access_token", "refresh_token", "id_token", "token", "secret", "password", "operator_password", "authentify", "signature", "razorpay_signature", "nonce",
        "card", "card_id", "card_details", "payment_method_details", "payment_method_options", "payment_source", "payment_method_data", "vpa", "upi", "bank_account", "acquirer_data", "network_transaction_id", "token_id",
        "email", "receipt_email", "email_address", "customer_email", "customer_details", "contact", "phone", "phone_number", "billing_details", "shipping", "shipping_details", "payer", "customer", "name", "full_name", "address", "payment_page_url", "deep_link",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Of(JsonElement body)
    {
        if (body.ValueKind is JsonValueKind.Undefined) return "";

        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) Write(writer, body);
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        return text.Length <= MaxCharacters ? text : JsonSerializer.Serialize(new { truncated = text[..(MaxCharacters / 2)] });
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                if (Hidden.Contains(member.Name) && member.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.True or JsonValueKind.False)) writer.WriteStringValue(Mark);
                else Write(writer, member.Value);
            }

            writer.WriteEndObject();
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray()) Write(writer, item);
            writer.WriteEndArray();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
