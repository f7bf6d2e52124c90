using System.Text.Json;
using Marketplace.Application.Common;
using Microsoft.Extensions.Options;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>A mailbox on disk for development and tests: each message is a file, the newest last by name.</summary>
internal sealed class MailFolder(IOptions<MessagingOptions> options, TimeProvider clock) : IMessageTransport
{
    public bool Carries(MessageChannel channel) => true;

    public async Task SendAsync(Message message, CancellationToken ct)
    {
        var folder = options.Value.Folder!;
        Directory.CreateDirectory(folder);
        var now = clock.GetUtcNow();
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(Path.Combine(folder, $"{now:yyyyMMdd-HHmmss-ffffff}-{Guid.CreateVersion7():N}.json"), mode);
        await JsonSerializer.SerializeAsync(file, new MailFile(now, message.Channel.ToString(), message.To, message.Subject, message.Text), JsonSerializerOptions.Web, ct);
    }
}

/// <summary>A message as it lies in the folder.</summary>
public sealed record MailFile(DateTimeOffset At, string Channel, string To, string Subject, string Text);
