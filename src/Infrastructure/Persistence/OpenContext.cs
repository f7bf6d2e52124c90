using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

/// <summary>The context of the scope where something has asked for one: who only reads can do without, and still sees a transaction that is open.</summary>
internal sealed class OpenContext
{
    public MarketplaceDbContext? Context { get; private set; }

    /// <summary>A copy of the database that is asked instead of it, for now.</summary>
    public DbDataSource? Copy { get; private set; }

    public void Opened(MarketplaceDbContext context)
    {
        Context = context;
        if (Copy is not null) context.Database.SetDbConnection(Copy.CreateConnection(), contextOwnsConnection: true);
    }

    /// <summary>From now on the scope reads a copy; false within a transaction, which is one of the database itself.</summary>
    public bool TryTurnTo(DbDataSource copy)
    {
        if (Context?.Database.CurrentTransaction is not null) return false;
        Copy = copy;
        Context?.Database.SetDbConnection(copy.CreateConnection(), contextOwnsConnection: true);
        return true;
    }

    /// <summary>From now on the scope reads the database itself again, and remembers nothing that the copy told.</summary>
    public void TurnBack()
    {
        Copy = null;
        Context?.ChangeTracker.Clear();
        Context?.Database.SetDbConnection(connection: null, contextOwnsConnection: true);
    }
}
