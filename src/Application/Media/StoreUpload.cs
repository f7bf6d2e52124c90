using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Media;
using MediatR;

namespace Marketplace.Application.Media;

/// <summary>Enters a file, judged and kept by <see cref="FileIntake"/>, as an upload of the caller.</summary>
public sealed record StoreUpload(ReceivedFile File, string Filename, UploadPurpose Purpose) : ICommand<Written>;

internal sealed class StoreUploadHandler(IMediaDb db, IMediaLibrary library, ICaller caller) : IRequestHandler<StoreUpload, Written>
{
    public async Task<Written> Handle(StoreUpload command, CancellationToken ct)
    {
        var id = library.Add(caller.AsOwner, command.File, command.Filename, command.Purpose);
        await db.SaveChangesAsync(ct);
        return new(id.Value);
    }
}
