using System.Security.Cryptography;

namespace Marketplace.Infrastructure.Identity;

/// <summary>Keys of ES256 (RFC 7518, 3.4): ECDSA on P-256.</summary>
internal static class SigningKey
{
    private const string P256 = "1.2.840.10045.3.1.7";

    public static string New()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    public static ECDsa Read(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key;
    }

    public static bool IsUsable(string pem)
    {
        try
        {
            using var key = Read(pem);
            return key.ExportParameters(includePrivateParameters: true) is { D: not null } parameters && parameters.Curve.Oid.Value == P256;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}
