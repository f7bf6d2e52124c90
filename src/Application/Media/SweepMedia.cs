using Marketplace.Application.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>Removes uploads that nothing used in time, and files that no upload names (any more), and answers how many files went.</summary>
public sealed record SweepMedia : ICommand<int>;

internal sealed class SweepMediaHandler(IMediaDb db, IMediaStore store, IUnitOfWork work, TimeProvider clock) : IRequestHandler<SweepMedia, int>
{
    private const int Portion = 500;

    public async Task<int> Handle(SweepMedia command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await work.ExecuteAsync(token => db.Uploads.Where(upload => upload.UseCount == 0 && upload.ExpiresAt != null && upload.ExpiresAt < now).ExecuteDeleteAsync(token), ct);

        var forgotten = now - Upload.Lifetime;
        await work.ExecuteAsync(token => db.DirectUploads.Where(upload => upload.ExpiresAt < forgotten).ExecuteDeleteAsync(token), ct);

        // Younger files may belong to a command that has not saved yet.
        var swept = 0;
        var portion = new List<string>(Portion);
        await foreach (var key in store.PutBeforeAsync(now - Upload.Lifetime, ct))
        {
            portion.Add(key);
            if (portion.Count < Portion) continue;
            swept += await SweepAsync(portion, now - Upload.Lifetime, ct);
            portion.Clear();
        }

        return swept + await SweepAsync(portion, now - Upload.Lifetime, ct);
    }

    private async Task<int> SweepAsync(List<string> keys, DateTimeOffset putBefore, CancellationToken ct)
    {
        var named = (await db.Uploads.AsNoTracking().Where(upload => keys.Contains(upload.StorageKey)).Select(upload => upload.StorageKey).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        string[] orphans = [.. keys.Where(key => !named.Contains(key))];
        foreach (var key in orphans)
        {
            // The original is what is found again, so it goes last: what fails here is tried again with the next sweep.
            foreach (var smaller in StorageKeys.SmallerFormsOf(key)) await store.DeleteAsync(smaller, DateTimeOffset.MaxValue, ct);
            await store.DeleteAsync(key, putBefore, ct);
        }

        return orphans.Length;
    }
}
