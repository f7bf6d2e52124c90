using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

internal sealed class PrivateDocuments(IMediaDb db, FileIntake intake, IMediaLibrary library, TimeProvider clock) : IPrivateDocuments
{
    public async Task<UploadId> KeepAsync(BuyerId owner, UserId user, byte[] content, string filename, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        var file = await intake.ReceiveAsync(stream, UploadPurpose.Document, ct);
        var upload = Upload.Receive(new UploadOwner(Buyer: owner, User: user), UploadPurpose.Document, filename, file, clock.GetUtcNow());
        upload.Relate();
        db.Uploads.Add(upload);
        return upload.Id;
    }

    public Task ReleaseAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct) => library.ReleaseAsync(ids, ct);
}
