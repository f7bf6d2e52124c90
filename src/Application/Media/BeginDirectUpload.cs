using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;

namespace Marketplace.Application.Media;

/// <summary>Gives the caller leave to send a picture straight to the store, with the signed request that does it.</summary>
/// <param name="ByteSize">As announced, in bytes.</param>
public sealed record BeginDirectUpload(UploadPurpose Purpose, string Filename, long ByteSize) : ICommand<Written>;

internal sealed class BeginDirectUploadHandler(IMediaDb db, IDirectUploads direct, ICaller caller, TimeProvider clock) : IRequestHandler<BeginDirectUpload, Written>
{
    public async Task<Written> Handle(BeginDirectUpload command, CancellationToken ct)
    {
        Ensure.That(direct.AreOffered, DirectUploadErrors.NotOffered);
        var upload = DirectUpload.Begin(caller.AsOwner, command.Purpose, Filenames.Of(command.Filename, "upload"), command.ByteSize, clock.GetUtcNow());
        db.DirectUploads.Add(upload);
        await db.SaveChangesAsync(ct);

        var form = direct.Offer(upload);
        return new Written(upload.Id.Value)
        {
            Meta = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["upload"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["method"] = form.Method, ["url"] = form.Url.AbsoluteUri, ["fields"] = form.Fields },
            },
        };
    }
}
