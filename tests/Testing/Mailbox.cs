using System.Text.Json;
using System.Text.RegularExpressions;
using Marketplace.Infrastructure.Messaging;

namespace Marketplace.Testing;

/// <summary>The messages that a program under test has sent.</summary>
public sealed partial class Mailbox(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public IReadOnlyList<MailFile> To(string address) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<MailFile>().Where(mail => string.Equals(mail.To, address, StringComparison.OrdinalIgnoreCase))]
        : [];

    /// <summary>The newest message to somebody, once there are so many.</summary>
    public Task<MailFile> LastAsync(string address, int count = 1) => LastAsync(address, count, mail => true);

    /// <summary>What somebody was sent, oldest first, once there are so many.</summary>
    public async Task<IReadOnlyList<MailFile>> AllAsync(string address, int count)
    {
        await LastAsync(address, count);
        return To(address);
    }

    /// <summary>The message with a subject, once it has come.</summary>
    public async Task<MailFile> FindAsync(string address, string subject)
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(20))
        {
            if (To(address).FirstOrDefault(mail => mail.Subject == subject) is { } found) return found;
        }

        throw new InvalidOperationException($"{address} got no '{subject}', but: {string.Join(", ", To(address).Select(mail => mail.Subject))}.");
    }

    /// <summary>The code of the newest message that brings one, once there are so many of those: what tells of an order may come in between.</summary>
    public Task<string> CodeAsync(string address, int count = 1) => FoundAsync(address, count, Digits());

    /// <summary>The word of a link of the newest message that brings one, once there are so many of those.</summary>
    public Task<string> WordAsync(string address, int count = 1) => FoundAsync(address, count, Word());

    private async Task<string> FoundAsync(string address, int count, Regex pattern) =>
        pattern.Match((await LastAsync(address, count, mail => pattern.IsMatch(mail.Text))).Text).Value;

    private async Task<MailFile> LastAsync(string address, int count, Func<MailFile, bool> counts)
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(20))
        {
            if (To(address).Where(counts).ToArray() is { } mails && mails.Length >= count) return mails[^1];
        }

        throw new InvalidOperationException($"{address} got {To(address).Count(counts)} such messages instead of {count}.");
    }

    private static MailFile? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<MailFile>(File.ReadAllText(path), JsonSerializerOptions.Web);
        }
        catch (Exception unfinished) when (unfinished is JsonException or IOException)
        {
            return null; // it is being written
        }
    }

    /// <summary>Six digits by themselves: those of an order's number stand behind a dash.</summary>
    [GeneratedRegex(@"(?<![\w-])[0-9]{6}(?![\w-])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex("[A-Za-z0-9_-]{43}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
