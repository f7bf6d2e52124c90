using System.Globalization;
using Marketplace.Application.Media;
using Marketplace.Domain.Media;

namespace Marketplace.Infrastructure.Media.Cloudinary;

/// <summary>Where a key of ours lies at Cloudinary.</summary>
/// <param name="Resource"><c>image</c>, or <c>raw</c>: a file that is none of Cloudinary's business.</param>
/// <param name="Delivery"><c>upload</c>: to everybody; <c>authenticated</c>: by signed addresses only.</param>
/// <param name="PublicId">The id of an image has no ending, that of a raw file has.</param>
/// <param name="Form">The form of a picture that the key stands for.</param>
internal sealed record CloudinaryAsset(string Resource, string Delivery, string PublicId, Rendition Form = Rendition.Original)
{
    public static CloudinaryAsset Of(string key, CloudinaryOptions options)
    {
        var parts = StorageKeys.Checked(key).Split('/', 2);
        var name = Path.GetFileNameWithoutExtension(parts[1]);
        return parts[0] switch
        {
            "public" => new("image", "upload", $"{options.Folder}/{name}"),
            "renditions" => new("image", "upload", $"{options.Folder}/{name[..name.IndexOf('-', StringComparison.Ordinal)]}", Rendition.Named(name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..])!.Value),
            "incoming" => new("image", "authenticated", $"{options.IncomingFolder}/{parts[1]}"),
            _ => new("raw", "authenticated", $"{options.PrivateFolder}/{parts[1]}"),
        };
    }

    /// <summary>
    /// How a form is made of the original: never enlarged, as small as looks the same, and in the best format that whoever asks can show (<c>f_auto</c>; the ending .webp stands for who does not say).
    /// </summary>
    public static string? TransformationOf(Rendition form) =>
        form.LongerSide is { } side ? string.Create(CultureInfo.InvariantCulture, $"c_limit,w_{side},h_{side}/f_auto/q_auto") : null;

    /// <summary>The path of the delivery address below resource and delivery type. Of a folder's asset it needs some version, and any is taken.</summary>
    public string PathOf(CloudinarySignature signature)
    {
        var (transformation, ending) = (TransformationOf(Form), Form is Rendition.Original ? "" : ".webp");
        var before = transformation is null ? "" : transformation + "/";
        var signed = Delivery is "authenticated" ? signature.OfDelivery($"{before}{PublicId}{ending}") + "/" : "";
        return $"{signed}{before}v1/{PublicId}{ending}";
    }
}
