using Marketplace.Domain.Common;

namespace Marketplace.Domain.Media;

public static class UploadErrors
{
    public static readonly DomainError Empty = new(ErrorKind.Invalid, "invalid_format", "The file is empty.");

    public static readonly DomainError TooLarge = new(ErrorKind.TooLarge, "file_too_large", $"A file has at most {Upload.MaxBytes / 1024 / 1024} MB.")
    {
        Meta = new Dictionary<string, object?>(StringComparer.Ordinal) { ["maxBytes"] = Upload.MaxBytes },
    };

    public static readonly DomainError FilenameLength = new(ErrorKind.Invalid, "too_long", $"A file name has 1 to {Upload.MaxFilenameLength} characters.", "filename");

    public static readonly DomainError Unreadable = new(ErrorKind.Invalid, "invalid_format", "The file is damaged: it is not an image that can be read.");

    public static readonly DomainError TooManyPixels = new(ErrorKind.Invalid, "out_of_range", $"A picture has at most {ImageSize.MaxPixels / 1_000_000} million pixels and no side over {ImageSize.MaxSide}.");

    public static readonly DomainError InUse = new(ErrorKind.Conflict, "resource_in_use", "The file is used; remove what refers to it first.");

    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "not_found", "There is no such file.");

    public static readonly DomainError NoAddress = new(ErrorKind.Forbidden, "forbidden", "The address is not good, or not any more. The upload has a new one.");

    public static readonly DomainError InUseAlready = new(ErrorKind.Conflict, "resource_in_use", "The file is used elsewhere already.", "upload");

    public static readonly DomainError StoreUnavailable = new(ErrorKind.Unavailable, "temporarily_unavailable", "The store of files does not answer; try again.");

    public static DomainError NoPaper(string member) => new(ErrorKind.Invalid, "invalid_value", "The upload was not sent as a document of a verification.", member);

    public static DomainError RelatedNotFound(string member) => new(ErrorKind.NotFound, "related_not_found", "There is no such upload of yours.", member);

    public static DomainError NoPicture(string member) => new(ErrorKind.Invalid, "invalid_value", "The upload is no public picture.", member);

    public static DomainError NoWish(string member) => new(ErrorKind.Invalid, "invalid_value", "The upload was not sent for a customization.", member);

    public static DomainError NotTaken(UploadPurpose purpose) => new(ErrorKind.Invalid, "invalid_format", purpose.TakesPicturesOnly
        ? "The content is no JPEG, PNG, WebP or GIF picture."
        : purpose == UploadPurpose.KycDocument ? "The content is no PDF document and no JPEG, PNG or WebP picture."
        : purpose == UploadPurpose.Import ? "The content is neither CSV nor JSON text in UTF-8." : "The content is no picture and no PDF document.");
}
