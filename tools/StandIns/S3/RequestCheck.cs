using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace Marketplace.StandIns.S3;

/// <summary>Judges a request as S3 does: known key, fresh time, signed headers, the signature itself, and that the body is the signed one.</summary>
internal sealed partial class RequestCheck(string accessKeyId, string secret)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>Null where the request is good.</summary>
    public Fault? FaultOf(HttpRequest request, byte[] body)
    {
        if (Form().Match(request.Headers.Authorization.ToString()) is not { Success: true } told) return new(403, "AccessDenied", "Access Denied");
        if (told.Groups["key"].Value != accessKeyId) return new(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");

        var date = request.Headers["x-amz-date"].ToString();
        if (!DateTimeOffset.TryParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || !date.StartsWith(told.Groups["day"].Value, StringComparison.Ordinal)) return new(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
        if ((DateTimeOffset.UtcNow - at).Duration() > Skew) return new(403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large.");

        var signed = told.Groups["headers"].Value.Split(';');
        if (!signed.Contains("host", StringComparer.Ordinal) || request.Headers.Keys.Any(name => name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !signed.Contains(name.ToLowerInvariant(), StringComparer.Ordinal)))
            return new(403, "AccessDenied", "There were headers present in the request which were not signed");

        var digest = request.Headers["x-amz-content-sha256"].ToString();
        if (SignatureOf(request, signed, digest, date, told.Groups["region"].Value) != told.Groups["signature"].Value) return new(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
        return digest == "UNSIGNED-PAYLOAD" || digest == Hex(SHA256.HashData(body)) ? null : new(400, "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    private string SignatureOf(HttpRequest request, string[] signed, string digest, string date, string region)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var query = (target.Length == 1 ? "" : target[1]).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=").Order(StringComparer.Ordinal);
        var canonical = new StringBuilder($"{request.Method}\n{target[0]}\n{string.Join('&', query)}\n");
        foreach (var name in signed) canonical.Append(name).Append(':').Append(name == "host" ? request.Host.Value : string.Join(',', request.Headers[name].Select(value => value!.Trim()))).Append('\n');
        canonical.Append('\n').AppendJoin(';', signed).Append('\n').Append(digest);

        var (day, key) = (date[..8], Encoding.UTF8.GetBytes("AWS4" + secret));
        foreach (var part in (string[])[day, region, "s3", "aws4_request"]) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var text = $"AWS4-HMAC-SHA256\n{date}\n{day}/{region}/s3/aws4_request\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        return Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex(@"^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<day>\d{8})/(?<region>[^/]+)/s3/aws4_request, *SignedHeaders=(?<headers>[^,]+), *Signature=(?<signature>[0-9a-f]{64})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
