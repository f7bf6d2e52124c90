using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>Removes an own upload that nothing uses. Its bytes go with the next sweep, since other uploads may share them.</summary>
public sealed record DeleteUpload(UploadId Id) : ICommand<Unit>;

internal sealed class DeleteUploadHandler(IMediaDb db, ICaller caller) : IRequestHandler<DeleteUpload, Unit>
{
    public async Task<Unit> Handle(DeleteUpload command, CancellationToken ct)
    {
        var upload = await db.Uploads.OwnedBy(caller).SingleOrDefaultAsync(upload => upload.Id == command.Id, ct)
            ?? throw new DomainException(UploadErrors.NotFound);
        upload.EnsureUnused();

        db.Uploads.Remove(upload);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
