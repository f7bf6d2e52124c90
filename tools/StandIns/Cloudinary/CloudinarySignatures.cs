using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Marketplace.StandIns.Cloudinary;

/// <summary>Checks and makes signatures as Cloudinary does: by SHA-1, and by SHA-256 where the caller uses it.</summary>
internal sealed class CloudinarySignatures(string key, string secret)
{
    private const int Sha1Length = 40;

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private static readonly string[] Unsigned = ["file", "api_key", "signature", "resource_type", "cloud_name"];

    /// <summary>Null where the request is signed, freshly.</summary>
    public IResult? FaultOf(IFormCollection form)
    {
        if (form["api_key"] != key) return Fault(401, "Unknown API key " + form["api_key"]);
        if (!long.TryParse(form["timestamp"], NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return Fault(400, "Missing required parameter - timestamp");
        var told = DateTimeOffset.FromUnixTimeSeconds(at);
        if (DateTimeOffset.UtcNow - told > Fresh) return Fault(400, string.Create(CultureInfo.InvariantCulture, $"Stale request - reported time is {told:yyyy-MM-dd HH:mm:ss} +0000 which is more than 1 hour ago"));

        var text = string.Join('&', form.Where(field => !Unsigned.Contains(field.Key, StringComparer.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
        var signature = form["signature"].ToString();
        return Hex(text, signature.Length != Sha1Length) == signature ? null : Fault(401, $"Invalid Signature {signature}. String to sign - '{text}'.");
    }

    public bool IsAdmin(HttpRequest request) => request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"));

    public string OfAnswer(string publicId, long version) => Hex(string.Create(CultureInfo.InvariantCulture, $"public_id={publicId}&version={version}"), isLong: false);

    public bool IsOfDelivery(string path, string? signature) => signature is not null && (Short(path, isLong: false) == signature || Short(path, isLong: true) == signature);

    public static IResult Fault(int status, string message) => Results.Json(new { error = new { message } }, statusCode: status);

    private string Hex(string text, bool isLong) => Convert.ToHexStringLower(Digest(text, isLong));

    private string Short(string text, bool isLong) => Base64Url.EncodeToString(Digest(text, isLong))[..8];

    [SuppressMessage("Security", "CA5350", Justification = "Cloudinary's protocol.")]
    private byte[] Digest(string text, bool isLong) => isLong ? SHA256.HashData(Encoding.UTF8.GetBytes(text + secret)) : SHA1.HashData(Encoding.UTF8.GetBytes(text + secret));
}

/// <summary>What a delivery address asks for.</summary>
/// <param name="Signed">What the signature stands for: the transformations and the name, without the version.</param>
internal sealed partial record Delivery(string? Signature, string Signed, string Name)
{
    /// <summary>Null where a part is no transformation that the program asks for.</summary>
    public static Delivery? Read(string path)
    {
        var parts = path.Split('/').ToList();
        var signature = SignaturePart().Match(parts[0]) is { Success: true } found ? found.Groups["signature"].Value : null;
        if (signature is not null) parts.RemoveAt(0);

        var version = parts.FindIndex(part => VersionPart().IsMatch(part));
        var transformations = version < 0 ? [] : parts[..version];
        if (!transformations.TrueForAll(part => Transformation().IsMatch(part))) return null;
        var name = string.Join('/', parts[(version + 1)..]);
        return new(signature, string.Join('/', [.. transformations, name]), name);
    }

    [GeneratedRegex("^s--(?<signature>[A-Za-z0-9_-]{8})--$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignaturePart();

    [GeneratedRegex(@"^v\d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPart();

    [GeneratedRegex(@"^(c_limit,w_\d+,h_\d+|f_auto|q_auto)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Transformation();
}
