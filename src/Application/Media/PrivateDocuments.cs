using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

internal sealed class PrivateDocuments(IMediaDb db, FileIntake intake, IMediaLibrary library, TimeProvider clock) : IPrivateDocuments
{
    public Task<UploadId> KeepAsync(BuyerId owner, UserId user, byte[] content, string filename, CancellationToken ct) => KeepAsync(new UploadOwner(Buyer: owner, User: user), content, filename, ct);

    public Task<UploadId> KeepAsync(SellerId seller, BuyerId? buyer, byte[] content, string filename, CancellationToken ct) => KeepAsync(new UploadOwner(seller, buyer), content, filename, ct);

    public Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct) =>
        db.Uploads.Where(upload => upload.BuyerId == from && upload.SellerId != null).ExecuteUpdateAsync(set => set.SetProperty(upload => upload.BuyerId, to), ct);

    public Task ReleaseAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct) => library.ReleaseAsync(ids, ct);

    private async Task<UploadId> KeepAsync(UploadOwner owner, byte[] content, string filename, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        var file = await intake.ReceiveAsync(stream, UploadPurpose.Document, ct);
        var upload = Upload.Receive(owner, UploadPurpose.Document, filename, file, clock.GetUtcNow());
        upload.Relate();
        db.Uploads.Add(upload);
        return upload.Id;
    }
}
