using System.Buffers;
using Marketplace.Domain.Common;
using Marketplace.Domain.Media;

namespace Marketplace.Application.Media;

/// <summary>The keys of the media store. Public ones are made of the content's checksum, so the same file is kept once; private ones of their upload, since each is encrypted by itself.</summary>
public static class StorageKeys
{
    private const int ChecksumLength = 64;

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz/.-");

    public static string Of(FileKind kind, string checksum) => $"public/{checksum[..2]}/{checksum}.{kind.Extension}";

    public static string Of(FileKind kind, UploadId id) => $"private/{id.Value.ToString("N")[^2..]}/{id.Value:N}.{kind.Extension}";

    /// <summary>Where a client's picture lies before it is judged.</summary>
    public static string OfIncoming(DirectUploadId id) => $"incoming/{id.Value:N}";

    /// <summary>The key of a smaller form of a public picture.</summary>
    public static string OfRendition(string storageKey, Rendition rendition) => rendition == Rendition.Original
        ? storageKey
        : $"{storageKey[..storageKey.LastIndexOf('.')]}-{rendition.Name}.webp".Replace("public/", "renditions/", StringComparison.Ordinal);

    public static IEnumerable<string> SmallerFormsOf(string storageKey) => IsPublic(storageKey) ? Renditions.Smaller.Select(rendition => OfRendition(storageKey, rendition)) : [];

    public static bool IsPublic(string storageKey) => storageKey.StartsWith("public/", StringComparison.Ordinal);

    /// <summary>The key that a public address names (<c>{checksum}.{extension}</c>), or null: nothing private can be spelled.</summary>
    public static string? OfPublic(string name)
    {
        if (name.Length <= ChecksumLength || name[ChecksumLength] != '.' || name.AsSpan(0, ChecksumLength).ContainsAnyExcept(Hexadecimal)) return null;
        var kind = FileKind.OfExtension(name[(ChecksumLength + 1)..]);
        return kind.IsPicture ? Of(kind, name[..ChecksumLength]) : null;
    }

    /// <summary>Keys are made by us; that none leads anywhere else, on a disk or in an address, is checked all the same.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static string Checked(string key) => IsPlain(key) ? key : throw new ArgumentException("The key leads out of the store.", nameof(key));

    public static bool IsPlain(string key) => !key.AsSpan().ContainsAnyExcept(Plain) && key.Split('/') is { Length: > 1 } parts && parts.All(part => part.Any(sign => sign != '.'));

    public static FileKind KindOf(string storageKey) => FileKind.OfExtension(storageKey[(storageKey.LastIndexOf('.') + 1)..]);
}
