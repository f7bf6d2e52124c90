using Marketplace.Application.Inventory;
using Marketplace.Domain.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : IInventoryDb
{
    public DbSet<StockItem> StockItems => Set<StockItem>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<StockAdjustment> StockAdjustments => Set<StockAdjustment>();

    public DbSet<Reservation> Reservations => Set<Reservation>();
}
