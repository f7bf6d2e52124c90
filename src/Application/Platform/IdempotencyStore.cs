using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Platform;

namespace Marketplace.Application.Platform;

internal sealed class IdempotencyStore(IPlatformDb db, IFieldProtector protector, TimeProvider clock) : IIdempotencyStore
{
    private const string ContentType = "Content-Type";
    private const string Location = "Location";
    private const string ContentLocation = "Content-Location";
    private const string ETag = "ETag";
    private const string Purpose = "answer";

    public async Task<StoredAnswer?> FindAsync(IdempotencyName name, CancellationToken ct)
    {
        var record = await db.FindAnswerAsync(name.Credential, name.Key, ct);
        return record is null
            ? null
            : new StoredAnswer(
                record.Fingerprint, record.StatusCode!.Value, Unsealed(record.Body), record.Headers[ContentType],
                record.Headers.GetValueOrDefault(Location), record.Headers.GetValueOrDefault(ContentLocation), record.Headers.GetValueOrDefault(ETag));
    }

    public Task AddAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct)
    {
        var record = IdempotencyRecord.Reserve(name.Credential, name.Key, answer.Fingerprint, clock.GetUtcNow());
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { [ContentType] = answer.ContentType };
        if (answer.Location is not null) headers[Location] = answer.Location;
        if (answer.ContentLocation is not null) headers[ContentLocation] = answer.ContentLocation;
        if (answer.ETag is not null) headers[ETag] = answer.ETag;
        record.Complete(answer.Status, headers, protector.Protect(answer.Body, Purpose));
        return db.AppendAsync([record], ct);
    }

    /// <summary>An answer may hold what is told once: nobody reads it out of the database.</summary>
    private byte[] Unsealed(byte[]? body) => body is null ? [] : protector.Unprotect(body, Purpose);
}
