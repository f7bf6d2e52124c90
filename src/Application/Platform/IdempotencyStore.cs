using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Platform;

internal sealed class IdempotencyStore(IPlatformDb db, IFieldProtector protector, IUnitOfWork work, TimeProvider clock) : IIdempotencyStore
{
    private const string ContentType = "Content-Type";
    private const string Location = "Location";
    private const string ContentLocation = "Content-Location";
    private const string ETag = "ETag";
    private const string Purpose = "answer";

    /// <summary>Who reserved a name this long ago was killed.</summary>
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(1);

    public async Task<StoredAnswer?> FindAsync(IdempotencyName name, CancellationToken ct)
    {
        var record = await db.FindAnswerAsync(name.Credential, name.Key, ct);
        if (record is not { StatusCode: { } status }) return record is null ? null : StoredAnswer.Running(record.Fingerprint);

        return new StoredAnswer(
            record.Fingerprint, status, Unsealed(record.Body), record.Headers[ContentType],
            record.Headers.GetValueOrDefault(Location), record.Headers.GetValueOrDefault(ContentLocation), record.Headers.GetValueOrDefault(ETag));
    }

    public Task<StoredAnswer?> ReserveAsync(IdempotencyName name, string fingerprint, CancellationToken ct) => work.ExecuteAsync(
        async token =>
        {
            var now = clock.GetUtcNow();
            await Of(name).Where(record => record.StatusCode == null && record.CreatedAt < now - LongestWork).ExecuteDeleteAsync(token);
            if (await FindAsync(name, token) is { } known) return known;

            await db.AppendAsync([IdempotencyRecord.Reserve(name.Credential, name.Key, fingerprint, now)], token);
            return null;
        },
        ct);

    public Task ReleaseAsync(IdempotencyName name, CancellationToken ct) => work.ExecuteAsync(token => ForgetReservationAsync(name, token), ct);

    public Task CompleteAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct) => work.ExecuteAsync(
        async token =>
        {
            if (await ForgetReservationAsync(name, token) == 1) await AddAsync(name, answer, token);
            return answer;
        },
        ct);

    public Task ReplaceAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct) => work.ExecuteAsync(
        async token =>
        {
            await Of(name).ExecuteDeleteAsync(token);
            await AddAsync(name, answer, token);
            return answer;
        },
        ct);

    public Task AddAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct) => db.AppendAsync([RecordOf(name, answer)], ct);

    public Task<StoredAnswer?> KeepAsync(IdempotencyName name, StoredAnswer answer, CancellationToken ct) =>
        work.ExecuteAsync(async token => await db.TryAppendAsync(RecordOf(name, answer), token) ? null : await FindAsync(name, token), ct);

    private IdempotencyRecord RecordOf(IdempotencyName name, StoredAnswer answer)
    {
        var record = IdempotencyRecord.Reserve(name.Credential, name.Key, answer.Fingerprint, clock.GetUtcNow());
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { [ContentType] = answer.ContentType };
        if (answer.Location is not null) headers[Location] = answer.Location;
        if (answer.ContentLocation is not null) headers[ContentLocation] = answer.ContentLocation;
        if (answer.ETag is not null) headers[ETag] = answer.ETag;
        record.Complete(answer.Status, headers, protector.Protect(answer.Body, Purpose));
        return record;
    }

    private Task<int> ForgetReservationAsync(IdempotencyName name, CancellationToken ct) => Of(name).Where(record => record.StatusCode == null).ExecuteDeleteAsync(ct);

    private IQueryable<IdempotencyRecord> Of(IdempotencyName name) => db.IdempotencyRecords.Where(record => record.Credential == name.Credential && record.Key == name.Key);

    /// <summary>An answer may hold what is told once: nobody reads it out of the database.</summary>
    private byte[] Unsealed(byte[]? body) => body is null ? [] : protector.Unprotect(body, Purpose);
}
