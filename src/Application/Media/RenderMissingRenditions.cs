using Marketplace.Application.Common;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>Makes the smaller forms of up to <paramref name="Limit"/> public pictures that lack them, and answers of how many.</summary>
public sealed record RenderMissingRenditions(int Limit = 20) : ICommand<int>;

internal sealed class RenderMissingRenditionsHandler(IMediaDb db, IDueWork work, IImageProcessor images) : IRequestHandler<RenderMissingRenditions, int>
{
    /// <summary>Any of them, so that those which fail with every try do not keep the others from their turn.</summary>
    public async Task<int> Handle(RenderMissingRenditions command, CancellationToken ct)
    {
        if (!images.CanRender) return 0;

        var waiting = await db.Uploads
            .Where(upload => !upload.HasRenditions && upload.Width != null && upload.UseCount > 0 && (upload.Purpose == UploadPurpose.Image || upload.Purpose == UploadPurpose.Avatar))
            .OrderBy(_ => EF.Functions.Random())
            .Select(upload => upload.Id)
            .Take(command.Limit)
            .ToListAsync(ct);
        return await work.DoAsync<UnrenderedPicture, UploadId>(waiting, (picture, id) => picture.RenderAsync(id, ct), ct);
    }
}

internal sealed class UnrenderedPicture(IMediaDb db, RenditionMaker maker)
{
    public async Task<bool> RenderAsync(UploadId id, CancellationToken ct)
    {
        if (await db.Uploads.SingleOrDefaultAsync(candidate => candidate.Id == id, ct) is not { HasRenditions: false } upload) return false;

        foreach (var rendition in Domain.Media.Renditions.Smaller)
        {
            await using var made = await maker.OpenAsync(upload.StorageKey, rendition, ct) ?? throw new FileNotFoundException("The picture is not in the store.", upload.StorageKey);
        }

        upload.MarkRendered();
        await db.SaveChangesAsync(ct);
        return true;
    }
}
