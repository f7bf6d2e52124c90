using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.StandIns.Gateways.Paypal;

/// <summary>Signatures of webhooks, which PayPal makes by a certificate and judges itself; here they are made by the program's secret, and judged in the same way.</summary>
internal static class PaypalSignatures
{
    public static Dictionary<string, string> Make(string secret, byte[] body, DateTimeOffset at)
    {
        var (id, time) = (Guid.NewGuid().ToString(), at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        return new(StringComparer.Ordinal)
        {
            ["PAYPAL-AUTH-ALGO"] = "SHA256withRSA",
            ["PAYPAL-CERT-URL"] = "https://api.paypal.com/v1/notifications/certs/CERT-standin",
            ["PAYPAL-TRANSMISSION-ID"] = id,
            ["PAYPAL-TRANSMISSION-TIME"] = time,
            ["PAYPAL-TRANSMISSION-SIG"] = SignatureOf(secret, id, time, body),
        };
    }

    public static Answer Judge(string secret, string question)
    {
        using var asked = JsonDocument.Parse(question);
        string Member(string name) => asked.RootElement.GetProperty(name).GetString() ?? "";
        var expected = SignatureOf(secret, Member("transmission_id"), Member("transmission_time"), Encoding.UTF8.GetBytes(asked.RootElement.GetProperty("webhook_event").GetRawText()));
        var fits = Member("webhook_id") == $"WH-{secret}" && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(Member("transmission_sig")));
        return Answer.Ok(new { verification_status = fits ? "SUCCESS" : "FAILURE" });
    }

    private static string SignatureOf(string secret, string id, string time, byte[] body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes($"{id}|{time}|"), .. body]));
}
