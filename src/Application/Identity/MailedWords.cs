using System.Buffers.Text;
using System.Security.Cryptography;
using Marketplace.Application.Identity.Contracts;

namespace Marketplace.Application.Identity;

internal sealed class MailedWords(ISecretDigest digest) : IMailedWords
{
    private const int Bytes = 32;

    public (string Word, string Hash) New()
    {
        var word = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return (word, HashOf(word));
    }

    public string HashOf(string word) => digest.Of("word", word);
}
