using Marketplace.Application.Common;
using Marketplace.Domain.Common;

namespace Marketplace.Application.Media;

/// <summary>Keeps files that are not for everybody: encrypted, and bound to their upload, so that none can be put in the place of another.</summary>
public sealed class PrivateFiles(IMediaStore store, IFieldProtector protector)
{
    public async Task PutAsync(string key, UploadId id, StagedFile file, CancellationToken ct)
    {
        using var locked = store.Stage();
        await File.WriteAllBytesAsync(locked.Path, protector.Protect(await File.ReadAllBytesAsync(file.Path, ct), PurposeOf(id)), ct);
        await store.PutAsync(key, locked, ct);
    }

    /// <summary>The plain content, or null where nothing lies under the key.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file was changed or exchanged, or its key is gone.</exception>
    public async Task<byte[]?> ReadAsync(string key, UploadId id, CancellationToken ct)
    {
        await using var kept = await store.OpenAsync(key, ct);
        if (kept is null) return null;

        var locked = new byte[kept.Length];
        await kept.ReadExactlyAsync(locked, ct);
        return protector.Unprotect(locked, PurposeOf(id));
    }

    private static string PurposeOf(UploadId id) => $"uploads/{id.Value}";
}
