namespace Marketplace.Application.Platform.Contracts;

/// <summary>Answers kept beside their effects; keys live for at least 24 hours.</summary>
public interface IIdempotencyStore
{
    /// <summary>What is stored, in the transaction of the effect.</summary>
    Task<StoredAnswer?> FindAsync(IdempotencyName name, CancellationToken ct);

    /// <summary>Stores an answer in the transaction of the effect. A unique index refuses the second of two equal names.</summary>
    Task AddAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct);

    /// <summary>Keeps an answer that had no effect, unless there is one by now: that is returned then.</summary>
    Task<StoredAnswer?> KeepAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct);

    /// <summary>Stores another answer instead of the one that is stored: more is known since.</summary>
    Task ReplaceAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct);

    /// <summary>Keeps a name for work that has no transaction around it; where it is taken already, what is stored under it.</summary>
    Task<StoredAnswer?> ReserveAsync(IdempotencyName name, string fingerprint, CancellationToken ct);

    /// <summary>Stores the answer of reserved work.</summary>
    Task CompleteAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct);

    /// <summary>The reserved work came to no answer that is kept.</summary>
    Task ReleaseAsync(IdempotencyName name, CancellationToken ct);
}

/// <summary>A key belongs to the credential that sent it: two partners may use the same one.</summary>
public sealed record IdempotencyName(string Credential, string Key);

/// <param name="Fingerprint">A digest of method, URL and body.</param>
public sealed record StoredAnswer(
    string Fingerprint, int Status, byte[] Body, string ContentType, string? Location, string? ContentLocation, string? ETag)
{
    /// <summary>The work has begun and is not done yet.</summary>
    public bool IsRunning { get; private init; }

    public static StoredAnswer Running(string fingerprint) => new(fingerprint, 0, [], "", Location: null, ContentLocation: null, ETag: null) { IsRunning = true };
}
