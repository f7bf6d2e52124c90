using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Infrastructure.Identity;

/// <summary>ES256 (RFC 7518, 3.4) with the keys that access tokens are signed with: the first one signs, all of them are good.</summary>
internal sealed class Signatures(IOptions<IdentityOptions> options) : ISignatures
{
    private readonly IReadOnlyList<string> _keys = [.. options.Value.SigningKeys];

    public IReadOnlyList<PublicKey> Keys { get; } = [.. options.Value.SigningKeys.Select(PublicOf)];

    public string Sign(string text)
    {
        using var key = SigningKey.Read(_keys[0]);
        return Base64Url.EncodeToString(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
    }

    public bool IsSigned(string text, string signature)
    {
        if (!Base64Url.IsValid(signature)) return false;

        var (data, given) = (Encoding.UTF8.GetBytes(text), Base64Url.DecodeFromChars(signature));
        return _keys.Any(pem =>
        {
            using var key = SigningKey.Read(pem);
            return key.VerifyData(data, given, HashAlgorithmName.SHA256);
        });
    }

    /// <summary>As it is named in access tokens, too.</summary>
    internal static string IdOf(ECDsa key) => Base64UrlEncoder.Encode(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static PublicKey PublicOf(string pem)
    {
        using var key = SigningKey.Read(pem);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new PublicKey(IdOf(key), Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }
}
