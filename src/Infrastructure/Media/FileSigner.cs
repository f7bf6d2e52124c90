using System.Security.Cryptography;
using System.Text;
using Marketplace.Application.Identity;
using Marketplace.Application.Media;

namespace Marketplace.Infrastructure.Media;

/// <summary>By the key of all digests, for a purpose of its own.</summary>
internal sealed class FileSigner(ISecretDigest digest) : IFileSigner
{
    private const string Purpose = "files";

    public string Sign(string text) => digest.Of(Purpose, text);

    public bool IsSigned(string text, string signature) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(text)), Encoding.UTF8.GetBytes(signature));
}
