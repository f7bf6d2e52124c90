using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

public sealed record DirectUploadView : IView
{
    public DirectUploadId Id { get; init; }

    public UploadPurpose Purpose { get; init; }

    public string Filename { get; init; } = "";

    public long ByteSize { get; init; }

    public UploadStatus Status { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public UploadId? UploadId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Revision { get; init; }
}

public sealed record UploadConfirmationView : IView
{
    public DirectUploadId Id { get; init; }

    public UploadId? UploadId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Revision { get; init; }
}

/// <summary>One's own leaves to send, and those of them that were confirmed.</summary>
internal sealed class ReadDirectUploadsHandler(IMediaDb db, ICaller caller) : IRequestHandler<Read<DirectUploadView>, Page<DirectUploadView>>, IRequestHandler<Read<UploadConfirmationView>, Page<UploadConfirmationView>>
{
    public Task<Page<DirectUploadView>> Handle(Read<DirectUploadView> request, CancellationToken cancellationToken) => db.DirectUploads.AsNoTracking().OwnedBy(caller).Select(upload => new DirectUploadView
    {
        Id = upload.Id,
        Purpose = upload.Purpose,
        Filename = upload.Filename,
        ByteSize = upload.ByteSize,
        Status = upload.UploadId == null ? UploadStatus.Pending : UploadStatus.Complete,
        ExpiresAt = upload.ExpiresAt,
        UploadId = upload.UploadId,
        CreatedAt = upload.CreatedAt,
        Revision = upload.Version,
    }).PageAsync(request, cancellationToken);

    public Task<Page<UploadConfirmationView>> Handle(Read<UploadConfirmationView> request, CancellationToken cancellationToken) =>
        db.DirectUploads.AsNoTracking().OwnedBy(caller).Where(upload => upload.UploadId != null)
            .Select(upload => new UploadConfirmationView { Id = upload.Id, UploadId = upload.UploadId, CreatedAt = upload.UpdatedAt, Revision = upload.Version })
            .PageAsync(request, cancellationToken);
}
