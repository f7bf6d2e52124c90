namespace Marketplace.WebApi.JsonApi;

/// <summary>An answer that is complete before it is sent, so that it can be stored beside its effect and replayed (JA-220).</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body)
{
    public string ContentType { get; init; } = Wire.MediaType;

    public string? Location { get; init; }

    public string? ContentLocation { get; init; }

    public string? ETag { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public bool NoStore { get; init; }

    /// <summary>Holds what is good for a short time only, so the caller's own copy does not do.</summary>
    public bool IsShortLived { get; init; }

    public bool IsReplayed { get; init; }

    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        if (Location is not null) response.Headers.Location = Location;
        if (ContentLocation is not null) response.Headers["Content-Location"] = ContentLocation;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (NoStore) response.Headers.CacheControl = "no-store";
        if (IsReplayed) response.Headers["Idempotency-Replayed"] = "?1";
        if (Status is 204 or 304) return;

        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
