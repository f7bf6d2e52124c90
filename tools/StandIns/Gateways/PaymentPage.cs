using System.Net;

namespace Marketplace.StandIns.Gateways;

/// <summary>The page on which a buyer pays, fails or goes away: <c>/pay/{provider}/{reference}</c>.</summary>
internal static class PaymentPage
{
    public static void MapPages(this IEndpointRouteBuilder app, IReadOnlyDictionary<string, SimulatedProvider> providers)
    {
        app.MapGet("/pay/{provider}/{reference}", (string provider, string reference, string? declined) =>
            Found(providers, provider, reference) is { } payment ? Results.Content(Html(payment, declined is not null), "text/html; charset=utf-8") : Results.NotFound());
        app.MapPost("/pay/{provider}/{reference}", async (string provider, string reference, HttpRequest request) =>
        {
            if (Found(providers, provider, reference) is not { } payment) return Results.NotFound();

            var played = providers[provider];
            switch ((await request.ReadFormAsync())["answer"].ToString())
            {
                case "pay":
                    if (payment.IsPayable) played.Pay(payment);
                    return Go(played.ReturnTo(payment));
                case "fail":
                    if (payment.IsPayable) played.Fail(payment, "insufficient_funds");
                    return played.StaysAfterRefusal ? Results.Redirect($"/pay/{provider}/{Uri.EscapeDataString(reference)}?declined=1") : Go(played.ReturnTo(payment));
                default:
                    return Go(payment.CancelUrl);
            }
        });
    }

    private static HeldPayment? Found(IReadOnlyDictionary<string, SimulatedProvider> providers, string provider, string reference) => providers.TryGetValue(provider, out var played) ? played.Book.Find(reference) : null;

    private static IResult Go(string? url) => string.IsNullOrEmpty(url) ? Results.Content(Frame("Done", "<p>That is all here: go back to the shop.</p>"), "text/html; charset=utf-8") : Results.Redirect(url);

    private static string Html(HeldPayment payment, bool wasDeclined)
    {
        var told = wasDeclined ? "<p class=\"no\" role=\"alert\">The payment was declined. You may try again.</p>" : "";
        var action = payment.IsPayable
            ? """
              <form method="post"><button class="yes" name="answer" value="pay">Pay</button><button class="no" name="answer" value="fail">Fail</button><button name="answer" value="abandon">Go away</button></form>
              """
            : $"<p>This payment is {WebUtility.HtmlEncode(payment.Status.ToString().ToLowerInvariant())}.</p>";
        return Frame(
            $"Stand-in for {payment.Provider}",
            $"""<p class="amount">{payment.Amount:0.00#} {WebUtility.HtmlEncode(payment.Currency)}</p><p>{WebUtility.HtmlEncode(payment.Title)}</p>{told}{action}<p class="small">No money moves here. {WebUtility.HtmlEncode(payment.Reference)}</p>""");
    }

    private static string Frame(string title, string content) =>
        $$"""
        <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{title}}</title>
        <style>body{font:16px/1.5 system-ui;background:#f3f4f6;color:#1f2937;margin:0}main{background:#fff;max-width:24rem;margin:12vh auto;padding:2rem;border-radius:1rem;box-shadow:0 8px 30px #0002}
        h1{font-size:1rem;color:#6b7280;margin:0}.amount{font-size:2.2rem;font-weight:600;margin:.5rem 0}form{display:grid;gap:.6rem;margin:1.5rem 0}
        button{font:inherit;padding:.7rem;border:1px solid #d1d5db;border-radius:.6rem;background:#fff;cursor:pointer}button.yes{background:#166534;border-color:#166534;color:#fff}button.no{color:#991b1b}p.no{color:#991b1b}.small{font-size:.8rem;color:#6b7280}</style>
        <main><h1>{{title}}</h1>{{content}}</main></html>
        """;
}
