using Marketplace.Application.Common;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>
/// Takes over a picture that the caller sent to the store. Neither the caller's word nor the store's receipt is enough: the store is asked what lies there, and the content is judged, written anew and kept under a key
/// of its own, so that whatever is sent to the same place afterwards changes nothing. Asks the store, so it stands outside of every transaction. A repetition finds it done.
/// </summary>
public sealed record ConfirmDirectUpload(DirectUploadId Id, UploadReceipt Receipt) : ICommand<Written>;

internal sealed class ConfirmDirectUploadHandler(IMediaDb db, IMediaStore store, IDirectUploads direct, FileIntake intake, IMediaLibrary library, ICaller caller, TimeProvider clock)
    : IRequestHandler<ConfirmDirectUpload, Written>
{
    public async Task<Written> Handle(ConfirmDirectUpload command, CancellationToken ct)
    {
        var upload = await db.DirectUploads.OwnedBy(caller).SingleOrDefaultAsync(upload => upload.Id == command.Id, ct) ?? throw new DomainException(DirectUploadErrors.NotFound);
        Ensure.That(direct.IsReceipt(upload.Id, command.Receipt), DirectUploadErrors.NotItsReceipt);
        if (upload.UploadId is not null) return new Written(upload.Id.Value, AlreadyThere: true);

        upload.EnsureOpen(clock.GetUtcNow());
        var arrived = await direct.FindAsync(upload.Id, ct) ?? throw new DomainException(DirectUploadErrors.NothingArrived);
        Ensure.That(arrived.Version == command.Receipt.Version, DirectUploadErrors.NotItsReceipt);
        var file = await TakeOverAsync(upload, arrived, ct);

        upload.Confirm(library.Add(upload.Owner, file, upload.Filename, upload.Purpose));
        await db.SaveChangesAsync(ct);
        await DiscardAsync(upload.Id, ct);
        return new Written(upload.Id.Value);
    }

    private async Task<ReceivedFile> TakeOverAsync(DirectUpload upload, ArrivedFile arrived, CancellationToken ct)
    {
        try
        {
            Ensure.That(arrived.ByteSize <= Upload.MaxBytes, DirectUploadErrors.TooLarge);
            await using var content = await store.OpenAsync(StorageKeys.OfIncoming(upload.Id), ct) ?? throw new DomainException(DirectUploadErrors.NothingArrived);
            return await intake.ReceiveAsync(content, upload.Purpose, ct);
        }
        catch (DomainException refused) when (refused.Error.Kind is ErrorKind.Invalid or ErrorKind.TooLarge)
        {
            await DiscardAsync(upload.Id, ct);
            throw;
        }
    }

    /// <summary>What stays behind because the store does not answer now is swept after a day.</summary>
    private async Task DiscardAsync(DirectUploadId id, CancellationToken ct)
    {
        try
        {
            await store.DeleteAsync(StorageKeys.OfIncoming(id), DateTimeOffset.MaxValue, ct);
        }
        catch (DomainException later) when (later.Error.Kind is ErrorKind.Unavailable)
        {
        }
    }
}
