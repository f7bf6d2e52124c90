using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Common;
using Marketplace.Application.Identity;
using Marketplace.Application.Ordering;
using Marketplace.Domain.Common;

namespace Marketplace.Infrastructure.Ordering;

/// <summary>The id goes into the digest, so that equal codes differ.</summary>
internal sealed class PickupSecrets(ISecretDigest digest, IFieldProtector protector, ISignatures signatures) : IPickupSecrets
{
    private const string Purpose = "pickupCode";
    private const string Scheme = "pickup:";

    public (string Hash, byte[] Sealed) New(PickupCodeId id)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        return (DigestOf(id, code), protector.Protect(Encoding.ASCII.GetBytes(code), Purpose));
    }

    public string DigestOf(PickupCodeId id, string code) => digest.Of(Purpose, $"{id.Value:N}{code}");

    public string Show(byte[] sealedCode) => Encoding.ASCII.GetString(protector.Unprotect(sealedCode, Purpose));

    public string ForScanning(string number, string code, DateTimeOffset expiresAt)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Scheme}{number}:{code}:{expiresAt.ToUnixTimeSeconds()}");
        return $"{text}:{signatures.Sign(text)}";
    }

    public string? CodeIn(string told, string number)
    {
        if (!told.StartsWith(Scheme, StringComparison.Ordinal)) return told;

        var end = told.LastIndexOf(':');
        return told[..end].Split(':') is [_, var named, var code, _] && named == number && signatures.IsSigned(told[..end], told[(end + 1)..]) ? code : null;
    }
}
