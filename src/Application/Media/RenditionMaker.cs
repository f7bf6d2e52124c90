using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>Makes the smaller forms of a kept picture, each once.</summary>
internal sealed class RenditionMaker(IMediaStore store, IImageProcessor images)
{
    /// <summary>Opens a form of a picture and makes it first where it is missing; null where there is no such picture.</summary>
    public async Task<Stream?> OpenAsync(string storageKey, Rendition rendition, CancellationToken ct)
    {
        var key = StorageKeys.OfRendition(storageKey, rendition);
        if (await store.OpenAsync(key, ct) is { } ready) return ready;
        if (rendition == Rendition.Original || !await MakeAsync(storageKey, rendition, ct)) return null;
        return await store.OpenAsync(key, ct);
    }

    /// <summary>False where there is no such picture.</summary>
    public async Task<bool> MakeAsync(string storageKey, Rendition rendition, CancellationToken ct)
    {
        await using var original = await store.OpenAsync(storageKey, ct);
        if (original is null) return false;

        // Twice at once is only wasted work: both put the same content under the same key.
        using var source = await store.StageAsync(original, long.MaxValue, ct);
        using var target = store.Stage();
        await images.RenderAsync(source.Path, StorageKeys.KindOf(storageKey), rendition, target.Path, ct);
        await store.PutAsync(StorageKeys.OfRendition(storageKey, rendition), target, ct);
        return true;
    }
}
