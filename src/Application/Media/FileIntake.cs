using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>
/// Judges what somebody sent by its content and keeps it. Slow work, so it stands before the command and outside of its
/// transaction; a file that no command then enters is swept after a day.
/// </summary>
public sealed class FileIntake(IMediaStore store, IImageProcessor images)
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
        if (!kind.IsPicture)
        {
            var key = StorageKeys.Of(purpose, kind, staged.Checksum);
            await store.PutAsync(key, staged, ct);
            return new(kind, staged.Length, staged.Checksum, key, Size: null);
        }

        var told = ImageSize.Read(kind, header) ?? throw new DomainException(UploadErrors.Unreadable);
        Ensure.That(told.IsAcceptable, UploadErrors.TooManyPixels);
        return images.CanRender ? await KeepCleanAsync(staged, kind, purpose, ct) : await KeepAsync(staged, kind, purpose, told, ct);
    }

    private async Task<ReceivedFile> KeepAsync(StagedFile staged, FileKind kind, UploadPurpose purpose, ImageSize size, CancellationToken ct)
    {
        var key = StorageKeys.Of(purpose, kind, staged.Checksum);
        await store.PutAsync(key, staged, ct);
        return new(kind, staged.Length, staged.Checksum, key, size);
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
        var key = StorageKeys.Of(purpose, keptKind, staged.Checksum);
        await store.PutAsync(key, clean, ct);
        return new(kind, staged.Length, staged.Checksum, key, size);
    }

    private static async Task<byte[]> HeaderAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        var header = new byte[Math.Min(file.Length, HeaderLength)];
        await file.ReadExactlyAsync(header, ct);
        return header;
    }
}
