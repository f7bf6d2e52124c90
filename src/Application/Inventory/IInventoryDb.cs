using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Inventory;

/// <summary>The tables of Inventory: how much there is.</summary>
public interface IInventoryDb
{
    DbSet<StockItem> StockItems { get; }

    DbSet<StockMovement> StockMovements { get; }

    DbSet<StockAdjustment> StockAdjustments { get; }

    DbSet<Reservation> Reservations { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
