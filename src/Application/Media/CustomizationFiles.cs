using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

internal sealed class CustomizationFiles(IMediaDb db, ICaller caller, TimeProvider clock) : ICustomizationFiles
{
    public async Task CheckAsync(IReadOnlyList<UploadId> files, CancellationToken ct)
    {
        if (files.Count == 0) return;

        var own = await db.Uploads.AsNoTracking().OwnedBy(caller).Where(upload => files.Contains(upload.Id)).ToDictionaryAsync(upload => upload.Id, upload => upload.Purpose, ct);
        for (var i = 0; i < files.Count; i++)
        {
            Ensure.That(own.TryGetValue(files[i], out var purpose), UploadErrors.RelatedNotFound($"uploads/{i}"));
            Ensure.That(purpose is UploadPurpose.Customization, UploadErrors.NoWish($"uploads/{i}"));
        }
    }

    public async Task UseAsync(IReadOnlyList<UploadId> taken, IReadOnlyList<UploadId> released, CancellationToken ct)
    {
        UploadId[] touched = [.. taken.Union(released)];
        if (touched.Length == 0) return;

        var now = clock.GetUtcNow();
        foreach (var upload in await db.Uploads.Where(upload => touched.Contains(upload.Id)).ToListAsync(ct))
        {
            foreach (var _ in taken.Where(id => id == upload.Id)) upload.Relate();
            foreach (var _ in released.Where(id => id == upload.Id)) upload.Release(now);
        }
    }

    public Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct) => db.Uploads.Where(upload => upload.BuyerId == from && upload.Purpose == UploadPurpose.Customization)
        .ExecuteUpdateAsync(set => set.SetProperty(upload => upload.BuyerId, to), ct);
}
