using Marketplace.Application.Catalog.Contracts;
using Marketplace.Application.Media.Contracts;
using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Integration;
using Marketplace.Domain.Integration.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Integration;

/// <summary>The pictures that a file names, after its products are saved: all of one product at once.</summary>
internal sealed class ImportPictures(IIntegrationDb db, ImportHold hold, IMediaLibrary library, IProductPictures products, IProductProjection projection, TimeProvider clock)
{
    private static readonly ImportRowNote NoRoom = new("out_of_range", "The product is gone or has no room for this picture.", "Image Src");

    /// <summary>Those of the next product; none when all are done.</summary>
    public async Task<IReadOnlyList<PendingPicture>> NextAsync(ImportPass pass, CancellationToken ct)
    {
        var pending = db.PendingPictures.AsNoTracking().Where(picture => picture.ImportId == pass.Id).OrderBy(picture => picture.Number);
        if (await pending.FirstOrDefaultAsync(ct) is not { } first) return [];
        return await pending.Where(picture => picture.RowNumber == first.RowNumber).ToListAsync(ct);
    }

    /// <summary>Before every picture: the other end may take its time.</summary>
    public Task<bool> RenewAsync(ImportPass pass, ImportPace pace, CancellationToken ct) => hold.StepAsync(
        pass,
        ImportStatus.Running,
        (import, job, _) =>
        {
            job.Progress(job.ProgressDone, job.ProgressTotal, clock.GetUtcNow(), pace.Lease);
            return Task.CompletedTask;
        },
        ct);

    public Task<bool> AddAsync(ImportPass pass, IReadOnlyList<(PendingPicture Picture, FetchedImage Fetched)> fetched, CancellationToken ct) => hold.StepAsync(
        pass,
        ImportStatus.Running,
        async (import, _, token) =>
        {
            var warnings = new List<ImportRowNote>();
            foreach (var (picture, image) in fetched)
            {
                db.PendingPictures.Remove(picture);
                if (image.File is null) warnings.Add(Missing(picture, image.Refusal));
                else if (!await KeepAsync(import, picture, image, token)) warnings.Add(NoRoom);
            }

            var row = fetched[0].Picture.RowNumber;
            if (warnings.Count > 0) (await db.ImportRows.SingleAsync(candidate => candidate.ImportId == import.Id && candidate.RowNumber == row, token)).Warn(warnings);
            await db.SaveChangesAsync(token);
            await projection.RefreshAsync([fetched[0].Picture.ProductId], token);
        },
        ct);

    private async Task<bool> KeepAsync(Import import, PendingPicture picture, FetchedImage image, CancellationToken ct)
    {
        var upload = library.AddPicture(import.SellerId!.Value, image);
        if (!await products.AddAsync(picture.ProductId, upload, picture.Alt, picture.Variants, ct)) return false; // unused, it vanishes
        await library.TakePictureAsync(upload, "images", ct);
        return true;
    }

    private static ImportRowNote Missing(PendingPicture picture, FetchRefusal? refusal)
    {
        var (code, reason) = refusal switch
        {
            FetchRefusal.Disabled => ("upstream_failed", "pictures are not fetched here"),
            FetchRefusal.AddressNotAllowed => ("invalid_value", "the address is none of the public internet"),
            FetchRefusal.TooManyRedirects => ("upstream_failed", "the server sent us elsewhere too often"),
            FetchRefusal.TimedOut => ("upstream_timeout", "the server took too long"),
            FetchRefusal.TooLarge => ("file_too_large", "it is too large"),
            FetchRefusal.NotAnImage => ("invalid_format", "it is no picture that is taken"),
            _ => ("upstream_failed", "the server could not be reached or has no such picture"),
        };
        return new ImportRowNote(code, $"{picture.Url} was left out: {reason}.", "Image Src");
    }
}
