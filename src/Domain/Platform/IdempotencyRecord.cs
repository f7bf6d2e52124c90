namespace Marketplace.Domain.Platform;

/// <summary>
/// The answer that a key of a credential has been given, stored with the effect: asked again, the same is answered and nothing is
/// done. Inserted before the work, so that of two equal requests the second waits for its turn and then finds the first one's answer.
/// </summary>
public sealed class IdempotencyRecord
{
    public const int MaxKeyLength = 255;
    public const int MaxCredentialLength = 200;

    private IdempotencyRecord() { } // EF Core

    public string Credential { get; private init; } = "";

    public string Key { get; private init; } = "";

    /// <summary>Of method, path and body: the same key for something else is an error.</summary>
    public string Fingerprint { get; private init; } = "";

    /// <summary>Null while the work is not done.</summary>
    public int? StatusCode { get; private set; }

    public IReadOnlyDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public byte[]? Body { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static IdempotencyRecord Reserve(string credential, string key, string fingerprint, DateTimeOffset now) =>
        new() { Credential = credential, Key = key, Fingerprint = fingerprint, CreatedAt = now };

    public void Complete(int statusCode, IReadOnlyDictionary<string, string> headers, byte[]? body) => (StatusCode, Headers, Body) = (statusCode, headers, body);
}
