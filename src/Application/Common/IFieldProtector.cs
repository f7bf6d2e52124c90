namespace Marketplace.Application.Common;

/// <summary>Encrypts what must not be read by who only has the database or the disk.</summary>
public interface IFieldProtector
{
    /// <param name="purpose">What the value is; one that was protected for another purpose cannot be read.</param>
    byte[] Protect(ReadOnlySpan<byte> plain, string purpose);

    /// <exception cref="System.Security.Cryptography.CryptographicException">The value was changed, is for another purpose, or its key is gone.</exception>
    byte[] Unprotect(ReadOnlySpan<byte> sealedValue, string purpose);
}
