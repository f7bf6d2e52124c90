using System.ComponentModel.DataAnnotations;

namespace Marketplace.Infrastructure.Media.Cloudinary;

/// <summary>How an account's signatures are made; <c>Sha1</c> unless the account was asked to be moved.</summary>
internal enum CloudinaryDigest { Sha1, Sha256 }

/// <summary>Section <c>Media:Cloudinary</c>: a product environment of Cloudinary.</summary>
internal sealed record CloudinaryOptions
{
    /// <summary>The name of the product environment.</summary>
    public string? CloudName { get; init; }

    /// <summary>Whose secret signs.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The secret.</summary>
    public string? ApiSecret { get; init; }

    /// <summary>The digest that the account's signatures are made with.</summary>
    public CloudinaryDigest Signature { get; init; } = CloudinaryDigest.Sha1;

    /// <summary>The folder of public pictures.</summary>
    public string Folder { get; init; } = "marketplace/products";

    /// <summary>The folder of what is encrypted; delivered by signed addresses to this program only.</summary>
    public string PrivateFolder { get; init; } = "marketplace/private";

    /// <summary>The folder of what clients sent and nobody has judged yet; delivered as the private one.</summary>
    public string IncomingFolder { get; init; } = "marketplace/incoming";

    /// <summary>Where files are sent to and asked about: an https address.</summary>
    public Uri ApiAddress { get; init; } = new("https://api.cloudinary.com");

    /// <summary>Where files are delivered from: an https address, with a name of your own where the account has one.</summary>
    public Uri DeliveryAddress { get; init; } = new("https://res.cloudinary.com");

    /// <summary>How long one call may take, its repetitions included.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; init; } = 4;

    public IEnumerable<string> Faults()
    {
        if (string.IsNullOrWhiteSpace(CloudName)) yield return "Media:Cloudinary:CloudName is missing.";
        if (string.IsNullOrWhiteSpace(ApiKey)) yield return "Media:Cloudinary:ApiKey is missing.";
        if (string.IsNullOrWhiteSpace(ApiSecret)) yield return "Media:Cloudinary:ApiSecret is missing.";
        if (!MediaOptions.IsService(ApiAddress)) yield return "Media:Cloudinary:ApiAddress has to be an https address.";
        if (!MediaOptions.IsService(DeliveryAddress)) yield return "Media:Cloudinary:DeliveryAddress has to be an https address.";
        (string Name, string Folder)[] folders = [(nameof(Folder), Folder), (nameof(PrivateFolder), PrivateFolder), (nameof(IncomingFolder), IncomingFolder)];
        foreach (var (name, folder) in folders)
        {
            if (folder.Length == 0 || !folder.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '/' or '-' or '_') || folder[0] == '/' || folder[^1] == '/')
                yield return $"Media:Cloudinary:{name} is '{folder}'; it has to be a path of letters, digits, '-', '_' and '/', with no slash at its ends.";
        }

        if (folders.Any(one => folders.Any(other => one != other && (other.Folder + "/").StartsWith(one.Folder + "/", StringComparison.Ordinal))))
            yield return "Media:Cloudinary:Folder, PrivateFolder and IncomingFolder have to lie beside each other.";
    }
}
