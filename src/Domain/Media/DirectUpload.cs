using Marketplace.Domain.Common;

namespace Marketplace.Domain.Media;

/// <summary>
/// Leave to send one picture straight to the store, without passing through us. What arrives there counts for nothing before it is confirmed: only then it is judged like any other file,
/// kept, and entered as an <see cref="Upload"/>.
/// </summary>
public sealed class DirectUpload : AggregateRoot
{
    /// <summary>How long the picture may be sent and confirmed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private DirectUpload() { } // EF Core

    public DirectUploadId Id { get; private init; }

    /// <summary>Set where a seller's credential asked.</summary>
    public SellerId? SellerId { get; private init; }

    /// <summary>Set where a buyer or guest asked.</summary>
    public BuyerId? BuyerId { get; private init; }

    public UserId? AskedBy { get; private init; }

    public UploadPurpose Purpose { get; private init; }

    public string Filename { get; private init; } = "";

    /// <summary>As announced; what arrives is measured again.</summary>
    public long ByteSize { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>What it became; null until it is confirmed.</summary>
    public UploadId? UploadId { get; private set; }

    public UploadOwner Owner => new(SellerId, BuyerId, AskedBy);

    public static DirectUpload Begin(UploadOwner owner, UploadPurpose purpose, string filename, long byteSize, DateTimeOffset now)
    {
        Ensure.That(purpose.IsPublic, DirectUploadErrors.Private);
        Ensure.That(byteSize is > 0 and <= Upload.MaxBytes, DirectUploadErrors.Size);

        return new DirectUpload
        {
            Id = DirectUploadId.New(),
            SellerId = owner.Seller,
            BuyerId = owner.Buyer,
            AskedBy = owner.User,
            Purpose = purpose,
            Filename = filename,
            ByteSize = byteSize,
            ExpiresAt = now + Lifetime,
        };
    }

    public void EnsureOpen(DateTimeOffset now) => Ensure.That(now < ExpiresAt, DirectUploadErrors.TooLate);

    public void Confirm(UploadId upload) => UploadId = upload;
}

public static class DirectUploadErrors
{
    public static readonly DomainError NotOffered = new(ErrorKind.Conflict, "invalid_state_transition", "Files are not sent to the store here: send them to /uploads.");

    public static readonly DomainError Private = new(ErrorKind.Invalid, "invalid_value", "Only images and avatars are sent directly; what is private is sent to /uploads, where it is encrypted.", "purpose");

    public static readonly DomainError Size = new(ErrorKind.Invalid, "out_of_range", $"A file has 1 to {Upload.MaxBytes} bytes.", "byteSize");

    public static readonly DomainError TooLarge = new(ErrorKind.Invalid, "out_of_range", $"What arrived has more than {Upload.MaxBytes} bytes.", "directUpload");

    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "related_not_found", "There is no such direct upload of yours.", "directUpload");

    public static readonly DomainError TooLate = new(ErrorKind.Conflict, "invalid_state_transition", "The time for this upload is over; begin a new one.");

    public static readonly DomainError NotItsReceipt = new(ErrorKind.Invalid, "invalid_value", "This is not what the store answered to this upload.", "signature");

    public static readonly DomainError NothingArrived = new(ErrorKind.Conflict, "invalid_state_transition", "Nothing has arrived in the store yet.");
}
