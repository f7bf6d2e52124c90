using System.Security.Cryptography;
using Marketplace.Application.Common;
using Marketplace.Application.Customers.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Messaging;

/// <summary>What waits to be sent to a person. The table does not show to whom, so all that wait are opened; they are few, unless the mail server has been away for long.</summary>
internal sealed class MessageData(MarketplaceDbContext db, IFieldProtector protector) : IPersonalData
{
    public string Section => "messages";

    /// <summary>Without what they say: it may be a code, and who keeps the shop may read the export.</summary>
    public async Task<object?> ExportAsync(DataSubject subject, CancellationToken ct) =>
        (await WaitingAsync(subject, ct)).ConvertAll(waiting => new { waiting.Message.Channel, waiting.Message.To });

    public async Task EraseAsync(DataSubject subject, CancellationToken ct)
    {
        var ids = (await WaitingAsync(subject, ct)).ConvertAll(waiting => waiting.Id);
        await db.OutgoingMessages.Where(message => ids.Contains(message.Id)).ExecuteDeleteAsync(ct);
    }

    private async Task<List<(OutgoingMessageId Id, Message Message)>> WaitingAsync(DataSubject subject, CancellationToken ct)
    {
        var places = await PlacesAsync(subject, ct);
        var found = new List<(OutgoingMessageId, Message)>();
        await foreach (var waiting in db.OutgoingMessages.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Open(waiting) is { } message && places.Contains(message.To)) found.Add((waiting.Id, message));
        }

        return found;
    }

    /// <summary>As they are stored: what is being erased meanwhile is not saved yet.</summary>
    private async Task<HashSet<string>> PlacesAsync(DataSubject subject, CancellationToken ct)
    {
        var account = await db.Users.Where(user => user.Id == subject.UserId).Select(user => new { user.Email, user.PendingEmail, user.Phone }).SingleOrDefaultAsync(ct);
        var orders = await db.Orders.Where(order => order.BuyerId == subject.ProfileId && order.Email != null).Select(order => order.Email).Distinct().ToListAsync(ct);
        return new([.. orders.Append(subject.Email).Append(account?.Email).Append(account?.PendingEmail).Append(account?.Phone).OfType<string>()], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What cannot be opened any more leaves for nobody.</summary>
    private Message? Open(OutgoingMessage waiting)
    {
        try
        {
            return waiting.Open(protector);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
