using Marketplace.Domain.Common;

namespace Marketplace.Application.Media.Contracts;

/// <summary>Documents that the program makes for one person. Nothing here saves: the asking use case does, in its own save.</summary>
public interface IPrivateDocuments
{
    /// <summary>Keeps a document, encrypted, as an upload of that person that is in use.</summary>
    Task<UploadId> KeepAsync(BuyerId owner, UserId user, byte[] content, string filename, CancellationToken ct);

    /// <summary>Ends the use; the documents vanish after a day.</summary>
    Task ReleaseAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct);
}
