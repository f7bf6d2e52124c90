namespace Marketplace.Application.Platform.Contracts;

/// <summary>Answers kept beside their effects. Both calls belong into the transaction of the effect; keys live for at least 24 hours.</summary>
public interface IIdempotencyStore
{
    Task<StoredAnswer?> FindAsync(IdempotencyName name, CancellationToken ct);

    /// <summary>Stores an answer. A unique index refuses the second of two equal names.</summary>
    Task AddAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct);
}

/// <summary>A key belongs to the credential that sent it: two partners may use the same one.</summary>
public sealed record IdempotencyName(string Credential, string Key);

/// <param name="Fingerprint">A digest of method, URL and body.</param>
public sealed record StoredAnswer(
    string Fingerprint, int Status, byte[] Body, string ContentType, string? Location, string? ContentLocation, string? ETag);
