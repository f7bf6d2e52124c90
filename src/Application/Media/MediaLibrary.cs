using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

internal sealed class MediaLibrary(IMediaDb db, ICaller caller, TimeProvider clock) : IMediaLibrary
{
    public UploadId Add(UploadOwner owner, ReceivedFile file, string filename, UploadPurpose purpose)
    {
        var upload = Upload.Receive(owner, purpose, filename, file, clock.GetUtcNow());
        db.Uploads.Add(upload);
        return upload.Id;
    }

    public UploadId AddPicture(ReceivedPicture picture) => Add(caller.AsOwner, picture.File, picture.Filename, UploadPurpose.Image);

    public UploadId AddPicture(SellerId seller, FetchedImage fetched) => Add(new UploadOwner(Seller: seller), fetched.File!, fetched.Filename, UploadPurpose.Image);

    public async Task<KeptPicture> TakePictureAsync(UploadId id, string member, CancellationToken ct)
    {
        // One that this very use case added is not in the database yet.
        var upload = db.Uploads.Local.FirstOrDefault(upload => upload.Id == id)
            ?? await db.Uploads.OwnedBy(caller).SingleOrDefaultAsync(upload => upload.Id == id, ct)
            ?? throw new DomainException(UploadErrors.RelatedNotFound(member));
        Ensure.That(upload.IsPicture && !upload.IsPrivate, UploadErrors.NoPicture(member));

        upload.Relate();
        return new(upload.Id, upload.StorageKey, upload.Width ?? 0, upload.Height ?? 0);
    }

    public async Task TakePaperAsync(UploadId id, string member, CancellationToken ct)
    {
        var upload = await db.Uploads.OwnedBy(caller).SingleOrDefaultAsync(upload => upload.Id == id, ct) ?? throw new DomainException(UploadErrors.RelatedNotFound(member));
        Ensure.That(upload.Purpose is UploadPurpose.KycDocument, UploadErrors.NoPaper(member));
        Ensure.That(upload.UseCount == 0, UploadErrors.InUseAlready);
        upload.Relate();
    }

    public async Task ReleaseAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var upload in await db.Uploads.Where(upload => ids.Contains(upload.Id)).ToListAsync(ct)) upload.Release(now);
    }

    public async Task<IReadOnlyDictionary<UploadId, KeptPicture>> FindPicturesAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct) =>
        await db.Uploads.AsNoTracking()
            .Where(upload => ids.Contains(upload.Id) && upload.Width != null && upload.Height != null)
            .Select(upload => new KeptPicture(upload.Id, upload.StorageKey, upload.Width!.Value, upload.Height!.Value))
            .ToDictionaryAsync(picture => picture.Id, ct);
}
