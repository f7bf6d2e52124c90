using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Ordering;

/// <summary>The files of buyers that stay with what they ordered. Nothing here saves.</summary>
internal sealed class OrderFiles(IOrderingDb db, ICustomizationFiles files) : ISharedFiles
{
    public IQueryable<UploadId> WithSeller(SellerId seller) => db.OrderUploads.Where(upload => upload.SellerId == seller).Select(upload => upload.UploadId)
        .Concat(db.RequestUploads.Where(upload => upload.SellerId == seller).Select(upload => upload.UploadId));

    /// <param name="parts">Drawn from the shares, in their order.</param>
    public Task KeepAsync(IReadOnlyList<SellerOrder> parts, IReadOnlyList<SellerShare> shares, CancellationToken ct)
    {
        OrderUpload[] kept =
        [
            .. from pair in parts.Zip(shares)
               from line in pair.First.Lines.Zip(pair.Second.Items)
               from file in line.Second.Files
               select new OrderUpload(line.First.Id, file.Upload, pair.First.SellerId, file.Group),
        ];
        db.OrderUploads.AddRange(kept);
        return files.UseAsync([.. kept.Select(upload => upload.UploadId)], [], ct);
    }

    /// <summary>What came with a request is for its seller, as long as the request stands.</summary>
    public Task KeepAsync(PurchaseRequest request, CancellationToken ct)
    {
        RequestUpload[] kept = [.. request.Customization.Wish().Files.Select(file => new RequestUpload(request.Id, file.Upload, request.SellerId))];
        db.RequestUploads.AddRange(kept);
        return files.UseAsync([.. kept.Select(upload => upload.UploadId)], [], ct);
    }

    /// <summary>Nobody goes on with the request, or its buyer is to be forgotten.</summary>
    public async Task ReleaseAsync(PurchaseRequest request, CancellationToken ct)
    {
        if (request.DropFiles() is not { Count: > 0 } dropped) return;

        db.RequestUploads.RemoveRange(await db.RequestUploads.Where(upload => upload.RequestId == request.Id).ToListAsync(ct));
        await files.UseAsync([], dropped, ct);
    }

    /// <summary>What somebody sent is not kept for their orders any more.</summary>
    public async Task ReleaseAsync(BuyerId buyer, CancellationToken ct)
    {
        var kept = await db.OrderUploads.Where(upload => db.SellerOrders.Any(part => part.BuyerId == buyer && part.Lines.Any(line => line.Id == upload.OrderLineId))).ToListAsync(ct);
        db.OrderUploads.RemoveRange(kept);
        await files.UseAsync([], [.. kept.Select(upload => upload.UploadId)], ct);
    }
}
