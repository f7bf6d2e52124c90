using System.Runtime.CompilerServices;
using Marketplace.Application.Media;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Media.Cloudinary;

/// <summary>
/// Keeps public pictures as images, whose smaller forms Cloudinary makes when they are asked for, and all else, encrypted as everywhere, as raw files.
/// </summary>
internal sealed class CloudinaryMediaStore(CloudinaryAccount account, IOptions<MediaOptions> options) : StagingMediaStore(options), IMediaAddresses, IDirectUploads
{
    public bool AreOffered => true;

    public override async Task PutAsync(string key, StagedFile file, CancellationToken ct)
    {
        var asset = account.AssetOf(key);
        if (asset.Form is Rendition.Original) await account.SendAsync(asset, file.Path, ct);
    }

    public override Task<Stream?> OpenAsync(string key, CancellationToken ct) => account.FetchAsync(account.AssetOf(key), FetchedAsync, ct);

    public override async Task DeleteAsync(string key, DateTimeOffset putBefore, CancellationToken ct)
    {
        var asset = account.AssetOf(key);
        if (asset.Form is not Rendition.Original) return; // goes with its original
        if (await account.FindAsync(asset, ct) is { } stored && stored.Put < putBefore) await account.DestroyAsync(asset, ct);
    }

    public override async IAsyncEnumerable<string> PutBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken ct)
    {
        SweepStage(instant);
        foreach (var area in Areas())
        {
            string? after = null;
            do
            {
                var (assets, next) = await account.ListAsync(area.Resource, area.Delivery, area.Folder, after, ct);
                foreach (var key in assets.Where(asset => asset.Put < instant).Select(area.KeyOf).OfType<string>()) yield return key;
                after = next;
            }
            while (after is not null);
        }
    }

    public string Of(string storageKey, Rendition rendition) =>
        storageKey.Length == 0 ? "" : account.DeliveryOf(account.AssetOf(storageKey) with { Form = rendition }).AbsoluteUri;

    public DirectUploadForm Offer(DirectUpload upload)
    {
        var asset = account.AssetOf(StorageKeys.OfIncoming(upload.Id));
        var fields = account.Signed(("public_id", asset.PublicId), ("type", asset.Delivery), ("overwrite", "false"), ("allowed_formats", "gif,jpg,png,webp"));
        return new("POST", account.ApiOf("image/upload"), fields.ToDictionary(field => field.Key, object? (field) => field.Value, StringComparer.Ordinal));
    }

    public bool IsReceipt(DirectUploadId id, UploadReceipt receipt) => account.Signature.IsOfAnswer(account.AssetOf(StorageKeys.OfIncoming(id)).PublicId, receipt.Version, receipt.Signature);

    public async Task<ArrivedFile?> FindAsync(DirectUploadId id, CancellationToken ct) =>
        await account.FindAsync(account.AssetOf(StorageKeys.OfIncoming(id)), ct) is { } stored ? new(stored.Version, stored.Bytes) : null;

    private IEnumerable<Area> Areas()
    {
        var (pictures, sealedFiles, incoming) = (account.Options.Folder, account.Options.PrivateFolder, account.Options.IncomingFolder);
        yield return new("image", "upload", pictures, asset => StorageKeys.OfPublic($"{asset.PublicId[(pictures.Length + 1)..]}.{asset.Format}"));
        yield return new("raw", "authenticated", sealedFiles, asset => Ours($"private/{asset.PublicId[(sealedFiles.Length + 1)..]}"));
        yield return new("image", "authenticated", incoming, asset => Ours($"incoming/{asset.PublicId[(incoming.Length + 1)..]}"));
    }

    /// <summary>Null where somebody else put something into the folder, which is then left alone.</summary>
    private static string? Ours(string key) => StorageKeys.IsPlain(key) ? key : null;

    private sealed record Area(string Resource, string Delivery, string Folder, Func<StoredAsset, string?> KeyOf);
}
