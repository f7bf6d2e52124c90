using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>
/// Judges what somebody sent by its content and keeps it. Slow work, so it stands before the command and outside of its
/// transaction; a file that no command then enters is swept after a day.
/// </summary>
public sealed class FileIntake(IMediaStore store, PrivateFiles files, IImageProcessor images)
{
    /// <summary>Colour profiles and previews may stand before the size in a JPEG file.</summary>
    private const int HeaderLength = 512 * 1024;

    public async Task<ReceivedFile> ReceiveAsync(Stream content, UploadPurpose purpose, CancellationToken ct)
    {
        using var staged = await store.StageAsync(content, Upload.MaxBytes, ct);
        return await ReceiveAsync(staged, purpose, ct);
    }

    public async Task<ReceivedFile> ReceiveAsync(StagedFile staged, UploadPurpose purpose, CancellationToken ct)
    {
        Ensure.That(staged.Length > 0, UploadErrors.Empty);
        var header = await HeaderAsync(staged.Path, ct);
        var kind = FileKind.Of(header.AsSpan(0, Math.Min(header.Length, FileKinds.HeadLength)));
        Ensure.That(purpose.Takes(kind), UploadErrors.NotTaken(purpose));
        if (!kind.IsPicture) return await KeepAsync(staged, staged, kind, purpose, size: null, ct);

        var told = ImageSize.Read(kind, header) ?? throw new DomainException(UploadErrors.Unreadable);
        Ensure.That(told.IsAcceptable, UploadErrors.TooManyPixels);
        return images.CanRender ? await KeepCleanAsync(staged, kind, purpose, ct) : await KeepAsync(staged, staged, kind, purpose, told, ct);
    }

    /// <param name="received">What was sent.</param>
    /// <param name="kept">What is kept of it.</param>
    private async Task<ReceivedFile> KeepAsync(StagedFile received, StagedFile kept, FileKind kind, UploadPurpose purpose, ImageSize? size, CancellationToken ct)
    {
        if (purpose.IsPublic)
        {
            var shared = StorageKeys.Of(kind, received.Checksum);
            await store.PutAsync(shared, kept, ct);
            return new(kind, received.Length, received.Checksum, shared, size);
        }

        var id = UploadId.New();
        var own = StorageKeys.Of(kind, id);
        await files.PutAsync(own, id, kept, ct);
        return new(kind, received.Length, received.Checksum, own, size) { Id = id };
    }

    /// <summary>Only pixels survive: no metadata, no second file behind the picture, no frame but the first.</summary>
    private async Task<ReceivedFile> KeepCleanAsync(StagedFile staged, FileKind kind, UploadPurpose purpose, CancellationToken ct)
    {
        // The header may lie to us; what counts is what the decoder would unpack.
        var seen = await images.InspectAsync(staged.Path, ct);
        Ensure.That(seen.IsAcceptable, UploadErrors.TooManyPixels);

        using var clean = store.Stage();
        await images.RenderAsync(staged.Path, kind, Rendition.Original, clean.Path, ct);
        var header = await HeaderAsync(clean.Path, ct);
        var keptKind = FileKind.Of(header);
        var size = ImageSize.Read(keptKind, header) ?? throw new DomainException(UploadErrors.Unreadable);
        return await KeepAsync(staged, clean, keptKind, purpose, size, ct) with { Kind = kind };
    }

    private static async Task<byte[]> HeaderAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var header = new byte[Math.Min(file.Length, HeaderLength)];
        await file.ReadExactlyAsync(header, ct);
        return header;
    }
}
