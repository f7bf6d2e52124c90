using Marketplace.Application.Payments;
using Marketplace.Domain.Payments;

namespace Marketplace.WebApi.Payments;

/// <summary>Where providers tell what happened, outside of JSON:API: their body, their signature. An event is kept before it is answered; a forged one is refused, and one that was kept is fine again.</summary>
internal static class WebhookEndpoints
{
    public const string Root = "/webhooks";
    private const int MaxBytes = 262_144;

    public static void MapPaymentWebhooks(this IEndpointRouteBuilder app) =>
        app.MapPost(Root + "/{provider}", Receive).AllowAnonymous().WithMetadata(new WebhookDoor()).WithName("receivePaymentEvent").ExcludeFromDescription();

    private static async Task<IResult> Receive(string provider, HttpContext context, IMediator sender, CancellationToken ct)
    {
        if (!provider.All(char.IsAsciiLetter) || !Enum.TryParse<PaymentProvider>(provider, ignoreCase: true, out var known)) return Results.NotFound();
        if (await BodyAsync(context.Request, ct) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return await sender.Send(new ReceivePaymentEventCommand(known, headers, body), ct) switch
        {
            Reception.Kept or Reception.KnownBefore => Results.Json(new Receipt(Received: true)),
            Reception.NotAuthentic => Results.BadRequest(),
            Reception.NotJudged => Results.StatusCode(StatusCodes.Status503ServiceUnavailable), // it comes again
            _ => Results.NotFound(),
        };
    }

    /// <summary>As it came, byte for byte: that is what is signed. Null: more than any event has.</summary>
    private static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes) return null;

        using var buffer = new MemoryStream();
        var piece = new byte[8192];
        while (await request.Body.ReadAsync(piece, ct) is > 0 and var read)
        {
            if (buffer.Length + read > MaxBytes) return null;
            buffer.Write(piece, 0, read);
        }

        return buffer.ToArray();
    }

    private sealed record Receipt(bool Received);
}

/// <summary>Marks where providers come in, who have limits of their own.</summary>
internal sealed record WebhookDoor;
