using Marketplace.Application.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

/// <summary>Makes the smaller forms of up to <paramref name="Limit"/> public pictures that lack them, and answers how many it looked after.</summary>
public sealed record RenderMissingRenditions(int Limit = 20) : ICommand<int>;

internal sealed class RenderMissingRenditionsHandler(IMediaDb db, RenditionMaker maker, IImageProcessor images) : IRequestHandler<RenderMissingRenditions, int>
{
    public async Task<int> Handle(RenderMissingRenditions command, CancellationToken ct)
    {
        if (!images.CanRender) return 0;

        var waiting = await db.Uploads
            .Where(upload => !upload.HasRenditions && upload.Width != null && upload.UseCount > 0 && (upload.Purpose == UploadPurpose.Image || upload.Purpose == UploadPurpose.Avatar))
            .OrderBy(upload => upload.Id)
            .Take(command.Limit)
            .ToListAsync(ct);
        foreach (var upload in waiting)
        {
            foreach (var rendition in Domain.Media.Renditions.Smaller) (await maker.OpenAsync(upload.StorageKey, rendition, ct))?.Dispose();
            upload.MarkRendered();
        }

        await db.SaveChangesAsync(ct);
        return waiting.Count;
    }
}
