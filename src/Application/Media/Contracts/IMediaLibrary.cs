using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media.Contracts;

/// <summary>What other modules may ask of the kept files. Nothing here saves: the asking use case does, in its own save.</summary>
public interface IMediaLibrary
{
    /// <summary>Enters a judged and kept file as an upload of the owner.</summary>
    UploadId Add(UploadOwner owner, ReceivedFile file, string filename, UploadPurpose purpose);

    /// <summary>Enters a picture that came with a request as an upload of the caller.</summary>
    UploadId AddPicture(ReceivedPicture picture);

    /// <summary>Enters a picture that was fetched for a seller as an upload of that seller.</summary>
    UploadId AddPicture(SellerId seller, FetchedImage fetched);

    /// <summary>
    /// Takes an upload of the caller into use, so that it stays; refuses with <c>related_not_found</c> where it is not the caller's
    /// and with <c>invalid_value</c> where it is no picture.
    /// </summary>
    Task<KeptPicture> TakePictureAsync(UploadId id, string member, CancellationToken ct);

    /// <summary>
    /// Takes a paper of a verification into use; refuses with <c>related_not_found</c> where it is not the caller's, with <c>invalid_value</c> where it was sent for
    /// another purpose, and with <c>resource_in_use</c> where something uses it already.
    /// </summary>
    Task TakePaperAsync(UploadId id, string member, CancellationToken ct);

    /// <summary>Ends a use; what nothing uses any more vanishes after a day.</summary>
    Task ReleaseAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct);

    /// <summary>The facts of uploads in use, for showing them elsewhere; those that are gone are left out.</summary>
    Task<IReadOnlyDictionary<UploadId, KeptPicture>> FindPicturesAsync(IReadOnlyCollection<UploadId> ids, CancellationToken ct);
}

/// <summary>What others need to show a picture; see <see cref="IMediaAddresses"/>.</summary>
public sealed record KeptPicture(UploadId Id, string StorageKey, int Width, int Height);

/// <summary>A picture that came with a request, judged and kept, to be entered together with what it shows.</summary>
public sealed record ReceivedPicture(ReceivedFile File, string Filename);
