using Marketplace.Application.Common;
using Marketplace.Application.Common.Reading;
using Marketplace.Application.Media.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Media;

public enum UploadStatus { Pending, Processing, Complete, Rejected }

public sealed record UploadView : IView
{
    public UploadId Id { get; init; }

    public UploadPurpose Purpose { get; init; }

    public string Filename { get; init; } = "";

    public string ContentType { get; init; } = "";

    public long ByteSize { get; init; }

    public string Checksum { get; init; } = "";

    public UploadStatus Status { get; init; }

    /// <summary>Not shown; <c>url</c> and <c>renditions</c> are made of it.</summary>
    public string StorageKey { get; init; } = "";

    public int? Width { get; init; }

    public int? Height { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>Of a private file: good for some minutes, signed for this caller.</summary>
    public string? SignedUrl { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public UserId? UploadedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Revision { get; init; }
}

internal sealed class ReadUploadsHandler(IMediaDb db, ICaller caller, FileAddresses addresses, ISharedFiles shared) : IRequestHandler<Read<UploadView>, Page<UploadView>>
{
    public async Task<Page<UploadView>> Handle(Read<UploadView> read, CancellationToken ct)
    {
        var uploads = db.Uploads.AsNoTracking();
        var own = uploads.OwnedBy(caller);

        // A list shows one's own; what others relate to something public is found through that thing, by its id.
        var visible = read.Page is PageRequest.Whole || read.Named("id") is not null
            ? own.Union(uploads.Where(upload => upload.UseCount > 0 && (upload.Purpose == UploadPurpose.Image || upload.Purpose == UploadPurpose.Avatar))).Union(Shared(uploads))
            : own;
        var page = await visible.Select(upload => new UploadView
        {
            Id = upload.Id,
            Purpose = upload.Purpose,
            Filename = upload.Filename,
            ContentType = upload.ContentType,
            ByteSize = upload.ByteSize,
            Checksum = upload.Checksum,
            Status = UploadStatus.Complete,
            StorageKey = upload.StorageKey,
            Width = upload.Width,
            Height = upload.Height,
            IsPrivate = upload.Purpose != UploadPurpose.Image && upload.Purpose != UploadPurpose.Avatar,
            ExpiresAt = upload.ExpiresAt,
            UploadedBy = upload.UploadedBy,
            CreatedAt = upload.CreatedAt,
            Revision = upload.Version,
        }).PageAsync(read, ct);
        return read.Needs(nameof(UploadView.SignedUrl)) ? page with { Items = [.. page.Items.Select(Signed)] } : page;
    }

    /// <summary>What came with orders is for the seller, too.</summary>
    private IQueryable<Upload> Shared(IQueryable<Upload> uploads)
    {
        if (caller is not { Surface: Surface.Seller, SellerId: { } seller }) return uploads.Where(_ => false);

        var files = shared.WithSeller(seller);
        return uploads.Where(upload => files.Contains(upload.Id));
    }

    private UploadView Signed(UploadView upload) => upload.IsPrivate ? upload with { SignedUrl = addresses.Of(upload.Id, caller) } : upload;
}
