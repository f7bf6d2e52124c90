using System.Globalization;
using Marketplace.Application.Platform.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence.Outbox;

namespace Marketplace.Infrastructure.Live;

/// <summary>How a hint is written on the wire: event, type, seller and buyer, with spaces between them.</summary>
internal static class NewsHints
{
    /// <summary>A line that says: something was not told.</summary>
    public const string Gap = "!\n";

    private const string Nobody = "-";

    public static NewsHint Of(OutboxMessage message) => new(message.EventId.Value, message.SubjectType, message.SellerId, EventSubjects.BuyerIn(message.Payload));

    public static string Write(NewsHint hint) => $"{hint.EventId:N} {hint.SubjectType} {Write(hint.SellerId?.Value)} {Write(hint.BuyerId?.Value)}";

    /// <summary>Null for what cannot be read: a node of another version may say more.</summary>
    public static NewsHint? Read(string text) => text.Split(' ') is [var id, var type, var seller, var buyer] && Guid.TryParseExact(id, "N", out var happened)
        ? new NewsHint(happened, type, ReadId(seller) is { } ofSeller ? new SellerId(ofSeller) : null, ReadId(buyer) is { } ofBuyer ? new BuyerId(ofBuyer) : null)
        : null;

    private static string Write(Guid? id) => id?.ToString("N", CultureInfo.InvariantCulture) ?? Nobody;

    private static Guid? ReadId(string text) => Guid.TryParseExact(text, "N", out var id) ? id : null;
}
