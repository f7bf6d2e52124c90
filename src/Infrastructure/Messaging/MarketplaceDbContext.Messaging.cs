using Marketplace.Infrastructure.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext
{
    internal DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();

    /// <summary>Messages were written and not yet committed.</summary>
    internal bool HasNewMessages { get; set; }
}
