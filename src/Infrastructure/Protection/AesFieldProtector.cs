using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Protection;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D). A sealed value is one byte of version, one for the length of the key's id, the id, 12 bytes of nonce, 16 of tag, and the
/// encrypted bytes; the purpose is authenticated with them. Random nonces allow 2^32 values under one key.
/// </summary>
internal sealed class AesFieldProtector : IFieldProtector
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = NonceBytes + TagBytes;

    private readonly Dictionary<string, byte[]> _keys;
    private readonly string _current;

    public AesFieldProtector(IOptions<ProtectionOptions> options)
    {
        _keys = options.Value.Keys.ToDictionary(key => key.Id, key => Convert.FromBase64String(key.Key), StringComparer.Ordinal);
        _current = options.Value.Keys[0].Id;
    }

    public byte[] Protect(ReadOnlySpan<byte> plain, string purpose)
    {
        var id = Encoding.ASCII.GetBytes(_current);
        var sealedValue = new byte[2 + id.Length + HeadBytes + plain.Length];
        (sealedValue[0], sealedValue[1]) = (Version, (byte)id.Length);
        id.CopyTo(sealedValue, 2);
        var body = sealedValue.AsSpan(2 + id.Length);
        RandomNumberGenerator.Fill(body[..NonceBytes]);
        using var aes = new AesGcm(_keys[_current], TagBytes);
        aes.Encrypt(body[..NonceBytes], plain, body[HeadBytes..], body[NonceBytes..HeadBytes], Encoding.UTF8.GetBytes(purpose));
        return sealedValue;
    }

    public byte[] Unprotect(ReadOnlySpan<byte> sealedValue, string purpose)
    {
        if (sealedValue.Length < 2 || sealedValue[0] != Version || sealedValue.Length < 2 + sealedValue[1] + HeadBytes) throw new CryptographicException("This is no sealed value.");

        var id = Encoding.ASCII.GetString(sealedValue.Slice(2, sealedValue[1]));
        if (!_keys.TryGetValue(id, out var key)) throw new CryptographicException($"The key '{id}' is not configured.");

        var body = sealedValue[(2 + sealedValue[1])..];
        var plain = new byte[body.Length - HeadBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(body[..NonceBytes], body[HeadBytes..], body[NonceBytes..HeadBytes], plain, Encoding.UTF8.GetBytes(purpose));
        return plain;
    }
}
