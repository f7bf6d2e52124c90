using Marketplace.Domain.Common;

namespace Marketplace.Application.Media.Contracts;

/// <summary>Documents that the program makes for one person. Nothing here saves: the asking use case does, in its own save.</summary>
public interface IPrivateDocuments
{
    /// <summary>Keeps a document, encrypted, as an upload of that person that is in use.</summary>
    Task<UploadId> KeepAsync(BuyerId owner, UserId user, byte[] content, string filename, CancellationToken ct);

    /// <summary>Keeps a document, encrypted, as an upload that is in use and that seller and buyer have in common, or that is the seller's alone.</summary>
    Task<UploadId> KeepAsync(SellerId seller, BuyerId? buyer, byte[] content, string filename, CancellationToken ct);

    /// <summary>What a buyer has in common with sellers is another's from now on.</summary>
    Task HandOverAsync(BuyerId from, BuyerId to, CancellationToken ct);

    /// <summary>Ends the use; the documents vanish after a day.</summary>
    Task ReleaseAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct);
}
