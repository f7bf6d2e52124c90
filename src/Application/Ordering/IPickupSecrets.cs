using Marketplace.Domain.Common;

namespace Marketplace.Application.Ordering;

/// <summary>Makes codes for pickups, and shows them to who may see them.</summary>
public interface IPickupSecrets
{
    /// <summary>A new code of six digits: its keyed digest, and itself, sealed.</summary>
    (string Hash, byte[] Sealed) New(PickupCodeId id);

    string DigestOf(PickupCodeId id, string code);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The value was changed, or its key is gone.</exception>
    string Show(byte[] sealedCode);

    /// <summary>What a QR code shows: <c>pickup:M-000417-1:123456:1767225600:</c> and a signature, so that who scans it knows without a connection that it is ours, for which seller order, and until when (seconds of Unix time).</summary>
    string ForScanning(string number, string code, DateTimeOffset expiresAt);

    /// <summary>The code in what was told for a seller order: digits as they are, or what a QR code shows.</summary>
    /// <returns>Null where it is not signed by us, or for another seller order.</returns>
    string? CodeIn(string told, string number);
}
