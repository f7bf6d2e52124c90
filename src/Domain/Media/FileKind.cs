namespace Marketplace.Domain.Media;

/// <summary>What a file is by its content. SVG is text and a program at once, so there is no such kind.</summary>
public enum FileKind { Unknown, Jpeg, Png, WebP, Gif, Pdf, Csv, Json }

public static class FileKinds
{
    /// <summary>How many bytes from the start of a file its judgement needs.</summary>
    public const int HeadLength = 4096;

    extension(FileKind kind)
    {
        public bool IsPicture => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP or FileKind.Gif;

        public string MediaType => kind switch
        {
            FileKind.Jpeg => "image/jpeg",
            FileKind.Png => "image/png",
            FileKind.WebP => "image/webp",
            FileKind.Gif => "image/gif",
            FileKind.Pdf => "application/pdf",
            FileKind.Csv => "text/csv",
            FileKind.Json => "application/json",
            _ => "application/octet-stream",
        };

        public string Extension => kind switch
        {
            FileKind.Jpeg => "jpg",
            FileKind.Unknown => "bin",
            _ => kind.ToString().ToLowerInvariant(),
        };

        /// <summary>The kind that an extension of <see cref="get_Extension"/> stands for.</summary>
        public static FileKind OfExtension(string extension) =>
            Enum.GetValues<FileKind>().FirstOrDefault(known => known.Extension == extension, FileKind.Unknown);

        /// <summary>Recognises a file by its first bytes; names and claimed types say nothing.</summary>
        public static FileKind Of(ReadOnlySpan<byte> head) => head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
            [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => FileKind.WebP,
            [0x47, 0x49, 0x46, 0x38, 0x37 or 0x39, 0x61, ..] => FileKind.Gif,
            [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => FileKind.Pdf,
            _ => OfText(head),
        };
    }

    /// <summary>Text without control characters: JSON where it opens like it, mark-up refused, else a table.</summary>
    private static FileKind OfText(ReadOnlySpan<byte> head)
    {
        if (head is [0xEF, 0xBB, 0xBF, ..]) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty || head[0] == '<') return FileKind.Unknown;

        foreach (var octet in head)
        {
            if (octet < 0x20 && octet is not (0x09 or 0x0A or 0x0D)) return FileKind.Unknown;
        }

        if (!IsUtf8(head)) return FileKind.Unknown;
        return head[0] is (byte)'{' or (byte)'[' ? FileKind.Json : FileKind.Csv;
    }

    /// <summary>The head may end in the middle of a character.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut])) return true;
        }

        return false;
    }
}

public static class UploadPurposes
{
    extension(UploadPurpose purpose)
    {
        /// <summary>Whether anybody who knows the address may fetch the file.</summary>
        public bool IsPublic => purpose is UploadPurpose.Image or UploadPurpose.Avatar;

        public bool TakesPicturesOnly => purpose is UploadPurpose.Image or UploadPurpose.Avatar or UploadPurpose.Customization;

        public bool Takes(FileKind kind) => purpose switch
        {
            UploadPurpose.Import => kind is FileKind.Csv or FileKind.Json,
            UploadPurpose.Document => kind is FileKind.Pdf or FileKind.Csv or FileKind.Json || kind.IsPicture,
            UploadPurpose.KycDocument => kind is FileKind.Pdf or FileKind.Jpeg or FileKind.Png or FileKind.WebP,
            _ when kind.IsPicture => true,
            _ => kind == FileKind.Pdf && !purpose.TakesPicturesOnly,
        };
    }
}
