using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>Lets a client send a picture straight to the store. What it sent is read by <see cref="IMediaStore.OpenAsync"/> under <see cref="StorageKeys.OfIncoming"/>.</summary>
public interface IDirectUploads
{
    /// <summary>False where the store takes files from us only.</summary>
    bool AreOffered { get; }

    /// <summary>The signed request by which the client sends its file; good until the upload expires.</summary>
    DirectUploadForm Offer(DirectUpload upload);

    /// <summary>Whether the store itself answered so to this very upload.</summary>
    bool IsReceipt(DirectUploadId id, UploadReceipt receipt);

    /// <summary>What lies in the store, asked of the store; null where nothing arrived.</summary>
    Task<ArrivedFile?> FindAsync(DirectUploadId id, CancellationToken ct);
}

/// <summary>A request to the store; the file is added as the part <c>file</c> of a <c>multipart/form-data</c> body with these fields.</summary>
public sealed record DirectUploadForm(string Method, Uri Url, IReadOnlyDictionary<string, object?> Fields);

/// <summary>What the store answered to the client.</summary>
/// <param name="Version">Changes with everything that is put in the same place.</param>
public sealed record UploadReceipt(string Version, string Signature);

public sealed record ArrivedFile(string Version, long ByteSize);

/// <summary>For stores that take files from us only.</summary>
public sealed class NoDirectUploads : IDirectUploads
{
    public bool AreOffered => false;

    public DirectUploadForm Offer(DirectUpload upload) => throw new DomainException(DirectUploadErrors.NotOffered);

    public bool IsReceipt(DirectUploadId id, UploadReceipt receipt) => false;

    public Task<ArrivedFile?> FindAsync(DirectUploadId id, CancellationToken ct) => Task.FromResult<ArrivedFile?>(null);
}
