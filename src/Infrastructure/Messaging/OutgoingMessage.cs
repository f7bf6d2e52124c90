using System.Text.Json;
using Marketplace.Application.Common;
using Marketplace.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>A message that was saved with what it tells of and waits to be sent. What it says is sealed, since it may be a code; the row goes when the message has left.</summary>
internal sealed class OutgoingMessage
{
    private OutgoingMessage() { } // EF Core

    public OutgoingMessageId Id { get; private init; }

    public MessageChannel Channel { get; private init; }

    /// <summary>To whom and what, sealed for this row alone.</summary>
    public byte[] Sealed { get; private init; } = [];

    /// <summary>Nobody sends it before: it waits for another try, or is just being sent.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>After that it is of no use to anybody any more.</summary>
    public DateTimeOffset? GoodUntil { get; private init; }

    /// <summary>How often somebody began to send it.</summary>
    public int Tries { get; private init; }

    public static OutgoingMessage Of(Message message, IFieldProtector protector, DateTimeOffset now)
    {
        var id = OutgoingMessageId.New();
        var letter = JsonSerializer.SerializeToUtf8Bytes(new Letter(message.To, message.Subject, message.Text));
        return new() { Id = id, Channel = message.Channel, Sealed = protector.Protect(letter, PurposeOf(id)), DueAt = now, GoodUntil = message.GoodUntil };
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or its key is gone.</exception>
    public Message Open(IFieldProtector protector)
    {
        var letter = JsonSerializer.Deserialize<Letter>(protector.Unprotect(Sealed, PurposeOf(Id)))!;
        return new(Channel, letter.To, letter.Subject, letter.Text) { GoodUntil = GoodUntil };
    }

    private static string PurposeOf(OutgoingMessageId id) => $"message {id.Value:N}";

    private sealed record Letter(string To, string Subject, string Text);
}

internal sealed class OutgoingMessageConfiguration : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> message)
    {
        message.ToTable("messaging_outgoing");
        message.HasIndex(m => new { m.Channel, m.DueAt });
    }
}
