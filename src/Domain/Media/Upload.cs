using Marketplace.Domain.Common;

namespace Marketplace.Domain.Media;

/// <summary>What a file is for; it decides which contents are taken and who may fetch it.</summary>
public enum UploadPurpose { Image, Avatar, Document, KycDocument, Customization, Evidence, Message, Import }

/// <summary>A file that somebody sent, judged by its content and kept. It is used by being related to something; unrelated it vanishes.</summary>
public sealed class Upload : AggregateRoot
{
    public const int MaxBytes = 10 * 1024 * 1024;

    public const int MaxFilenameLength = 255;

    /// <summary>How long a file waits to be related to something.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private Upload() { } // EF Core

    public UploadId Id { get; private init; }

    /// <summary>Set where a seller's credential sent the file.</summary>
    public SellerId? SellerId { get; private init; }

    /// <summary>Set where a buyer or guest sent the file.</summary>
    public BuyerId? BuyerId { get; private init; }

    public UserId? UploadedBy { get; private init; }

    public UploadPurpose Purpose { get; private init; }

    /// <summary>The name that the sender gave; shown, never used as a path.</summary>
    public string Filename { get; private init; } = "";

    /// <summary>The type that the content shows, whatever the sender claimed.</summary>
    public string ContentType { get; private init; } = "";

    /// <summary>Of the file as it was sent.</summary>
    public long ByteSize { get; private init; }

    /// <summary>SHA-256 of the file as it was sent, in lower-case hexadecimal digits.</summary>
    public string Checksum { get; private init; } = "";

    /// <summary>Where the kept file lies in the media store; an image is kept re-encoded and without its metadata.</summary>
    public string StorageKey { get; private init; } = "";

    /// <summary>Of the picture as it is kept; null where the file is no picture.</summary>
    public int? Width { get; private init; }

    public int? Height { get; private init; }

    /// <summary>Whether the smaller forms have been made; they are also made when first asked for.</summary>
    public bool HasRenditions { get; private set; }

    /// <summary>How many things refer to this file.</summary>
    public int UseCount { get; private set; }

    /// <summary>When the file vanishes; null as long as something refers to it.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public bool IsPrivate => !Purpose.IsPublic;

    public bool IsPicture => Width is not null;

    public static Upload Receive(UploadOwner owner, UploadPurpose purpose, string filename, ReceivedFile file, DateTimeOffset now)
    {
        Ensure.That(file.ByteSize > 0, UploadErrors.Empty);
        Ensure.That(file.ByteSize <= MaxBytes, UploadErrors.TooLarge);
        Ensure.That(filename.Length is > 0 and <= MaxFilenameLength, UploadErrors.FilenameLength);
        Ensure.That(purpose.Takes(file.Kind), UploadErrors.NotTaken(purpose));

        return new Upload
        {
            Id = file.Id ?? UploadId.New(),
            SellerId = owner.Seller,
            BuyerId = owner.Buyer,
            UploadedBy = owner.User,
            Purpose = purpose,
            Filename = filename,
            ContentType = file.Kind.MediaType,
            ByteSize = file.ByteSize,
            Checksum = file.Checksum,
            StorageKey = file.StorageKey,
            Width = file.Size?.Width,
            Height = file.Size?.Height,
            ExpiresAt = now + Lifetime,
        };
    }

    /// <summary>Something refers to this file from now on, so it stays.</summary>
    public void Relate()
    {
        UseCount++;
        ExpiresAt = null;
    }

    /// <summary>Something stopped referring to this file; after the last one it waits to vanish.</summary>
    public void Release(DateTimeOffset now)
    {
        if (UseCount == 0) return;
        UseCount--;
        if (UseCount == 0) ExpiresAt = now + Lifetime;
    }

    public void MarkRendered() => HasRenditions = true;

    public void EnsureUnused() => Ensure.That(UseCount == 0, UploadErrors.InUse);
}

/// <summary>Whose a file is: a seller's, a buyer's or an operator's, with the person where there is one; a paper that was made for both is a seller's and a buyer's.</summary>
public sealed record UploadOwner(SellerId? Seller = null, BuyerId? Buyer = null, UserId? User = null);

/// <summary>What the judgement of a file's content found.</summary>
/// <param name="Size">The pixels of the picture that is kept; null where the file is no picture.</param>
public sealed record ReceivedFile(FileKind Kind, long ByteSize, string Checksum, string StorageKey, ImageSize? Size)
{
    /// <summary>The upload that a private file was encrypted for; null for public ones.</summary>
    public UploadId? Id { get; init; }
}
