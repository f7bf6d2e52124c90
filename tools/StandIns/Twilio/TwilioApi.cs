using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Marketplace.StandIns.Twilio;

/// <summary>
/// The part of Twilio's Programmable Messaging (REST API 2010-04-01) that sends an SMS, below <c>/twilio/</c>. Any account id of the published form is one, and its token is the program's secret.
/// What was sent can be read at <c>/twilio/inbox</c>; the numbers that Twilio publishes for tests are refused as there.
/// </summary>
internal static partial class TwilioApi
{
    private const string NotANumber = "+15005550001";
    private const string QueueIsFull = "+15005550006";

    public static void MapTwilio(this WebApplication app, string token)
    {
        var sent = new ConcurrentQueue<Sms>();
        var refusedOnce = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        app.MapGet("/twilio/inbox", () => sent.Reverse());
        app.MapPost("/twilio/2010-04-01/Accounts/{account}/Messages.json", async (string account, HttpRequest request) =>
        {
            if (!AccountForm().IsMatch(account) || !IsKnown(request, account, token)) return Fault(401, 20003, "Authenticate");

            var form = await request.ReadFormAsync();
            var (to, from, body) = (form["To"].ToString(), form["From"].ToString(), form["Body"].ToString());
            if (to.Length == 0) return Fault(400, 21604, "A 'To' phone number is required.");
            if (from.Length == 0) return Fault(400, 21603, "A 'From' phone number is required.");
            if (body.Length == 0) return Fault(400, 21602, "Message body is required.");
            if (body.Length > 1600) return Fault(400, 21617, "The concatenated message body exceeds the 1600 character limit");
            if (!NumberForm().IsMatch(to) || to == NotANumber) return Fault(400, 21211, $"The 'To' number {to} is not a valid phone number.");
            if (to == QueueIsFull && refusedOnce.TryAdd(body, value: true)) return Fault(429, 20429, "Too Many Requests");

            var sid = "SM" + RandomNumberGenerator.GetHexString(32, lowercase: true);
            sent.Enqueue(new Sms(sid, to, from, body));
            return Results.Json(new { sid, account_sid = account, to, from, body, status = "queued", num_segments = "1", direction = "outbound-api", error_code = (int?)null }, statusCode: 201);
        });
    }

    private static bool IsKnown(HttpRequest request, string account, string token)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{account}:{token}"));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString()));
    }

    private static IResult Fault(int status, int code, string message) =>
        Results.Json(new { code, message, more_info = $"https://www.twilio.com/docs/errors/{code}", status }, statusCode: status);

    [GeneratedRegex("^AC[0-9a-f]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberForm();

    private sealed record Sms(string Sid, string To, string From, string Body);
}
