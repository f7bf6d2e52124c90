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
}
