using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Infrastructure.Media.S3;

/// <summary>
/// AWS Signature Version 4 in the header <c>Authorization</c>, for S3 ("Authenticating Requests: Using the Authorization Header", docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html): the path is encoded once and
/// not normalised, and the digest of the body is signed and sent.
/// </summary>
internal sealed class SignatureV4(string accessKeyId, string secretAccessKey, string region)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Signs a request as it is: its method, its address, its host and all headers that it has by now.</summary>
    /// <param name="payloadHash">SHA-256 of the body, in lower-case hexadecimal digits.</param>
    public void Sign(HttpRequestMessage request, string payloadHash, DateTimeOffset now)
    {
        var instant = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Add("x-amz-content-sha256", payloadHash);
        request.Headers.Add("x-amz-date", instant);

        var address = request.RequestUri!;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{address.Port}" };
        foreach (var (name, values) in request.Headers) headers[name.ToLowerInvariant()] = string.Join(',', values.Select(value => value.Trim()));
        var names = string.Join(';', headers.Keys);
        var canonical = string.Join('\n', [request.Method.Method, address.AbsolutePath, QueryOf(address), .. headers.Select(header => $"{header.Key}:{header.Value}"), "", names, payloadHash]);

        var scope = $"{instant[..8]}/{region}/s3/aws4_request";
        var text = string.Join('\n', Algorithm, instant, scope, HexOf(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        request.Headers.TryAddWithoutValidation("Authorization", $"{Algorithm} Credential={accessKeyId}/{scope},SignedHeaders={names},Signature={HexOf(Hmac(KeyOf(instant[..8]), text))}");
    }

    /// <summary>Everything but letters, digits and <c>- . _ ~</c> by its bytes; the slash of a path stays.</summary>
    public static string Encode(string text, bool isPath = false) => isPath ? string.Join('/', text.Split('/').Select(Uri.EscapeDataString)) : Uri.EscapeDataString(text);

    /// <summary>The parameters in the order of their names; they were encoded when the address was made.</summary>
    private static string QueryOf(Uri address) => string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=")
        .Order(StringComparer.Ordinal));

    private byte[] KeyOf(string day) => new[] { day, region, "s3", "aws4_request" }.Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretAccessKey), Hmac);

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string HexOf(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
