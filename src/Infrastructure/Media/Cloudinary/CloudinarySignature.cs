using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Infrastructure.Media.Cloudinary;

/// <summary>
/// Signatures of Cloudinary (cloudinary.com/documentation/signatures): the digest of a text with the account's secret behind it. Of a request the text is its parameters in the order of their names, without the file, the key
/// and what stands in the address; of an answer its <c>public_id</c> and <c>version</c>; of a delivery address what follows the signature, without the version.
/// </summary>
internal sealed class CloudinarySignature(string secret, CloudinaryDigest digest)
{
    private const int DeliveryLength = 8;

    public string OfParameters(IEnumerable<KeyValuePair<string, string>> parameters) =>
        Convert.ToHexStringLower(Digest(string.Join('&', parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => $"{parameter.Key}={parameter.Value}"))));

    public bool IsOfAnswer(string publicId, string version, string signature)
    {
        var expected = OfParameters([new("public_id", publicId), new("version", version)]);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }

    /// <summary>As it stands in an address: <c>s--Ai4Znfl3--</c>.</summary>
    public string OfDelivery(string path) => $"s--{Base64Url.EncodeToString(Digest(path))[..DeliveryLength]}--";

    [SuppressMessage("Security", "CA5350", Justification = "Cloudinary's protocol; an account is moved to SHA-256 on demand.")]
    private byte[] Digest(string text)
    {
        var signed = Encoding.UTF8.GetBytes(text + secret);
        return digest is CloudinaryDigest.Sha256 ? SHA256.HashData(signed) : SHA1.HashData(signed);
    }
}
