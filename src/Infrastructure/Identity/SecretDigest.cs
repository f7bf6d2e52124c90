using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Identity;

/// <summary>HMAC-SHA-256 (RFC 2104).</summary>
internal sealed class SecretDigest(IOptions<IdentityOptions> options) : ISecretDigest
{
    private readonly byte[] _key = Convert.FromBase64String(options.Value.DigestKey);

    public string Of(string purpose, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0{text}")));
}
