using System.Collections.Concurrent;
using Marketplace.Application.Media;
using Marketplace.Domain.Media;
using Marketplace.Infrastructure.Demo.Catalogue;
using Marketplace.Infrastructure.Demo.Pictures;

namespace Marketplace.Infrastructure.Demo;

/// <summary>Draws the pictures and puts them in the store. They are our own work, so they need neither judgement nor cleaning.</summary>
internal sealed class DemoGallery(IMediaStore store)
{
    /// <summary>The pictures of every product, by its slug.</summary>
    public async Task<IReadOnlyDictionary<string, ReceivedFile[]>> HangAsync(int seed, IReadOnlyList<DemoProduct> products, CancellationToken ct)
    {
        var hung = new ConcurrentDictionary<string, ReceivedFile[]>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(products, ct, async (product, token) =>
        {
            var files = new ReceivedFile[product.Pictures];
            for (var view = 0; view < files.Length; view++)
            {
                files[view] = await KeepAsync(DemoPictures.Draw(product.Pictogram, product.Ground, Dice.Of(seed, product.Slug), view), token);
            }

            hung[product.Slug] = files;
        });
        return hung;
    }

    private async Task<ReceivedFile> KeepAsync(byte[] picture, CancellationToken ct)
    {
        using var content = new MemoryStream(picture);
        using var staged = await store.StageAsync(content, Upload.MaxBytes, ct);
        var key = StorageKeys.Of(FileKind.Png, staged.Checksum);
        await store.PutAsync(key, staged, ct);
        return new(FileKind.Png, staged.Length, staged.Checksum, key, new ImageSize(DemoPictures.Side, DemoPictures.Side));
    }
}
