using Marketplace.Domain.Inventory;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Inventory;

internal sealed class StockConfiguration :
    IEntityTypeConfiguration<StockItem>, IEntityTypeConfiguration<StockMovement>, IEntityTypeConfiguration<StockAdjustment>, IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<StockItem> item)
    {
        // The last word, should every rule above it fail: nothing is sold that is not there.
        item.ToTable("inventory_stock_items", table => table.HasCheckConstraint("ck_inventory_stock_items_reserved", "reserved >= 0 AND reserved <= on_hand"));
        item.Ignore(i => i.Available);
        item.HasIndex(i => i.ListingId).IsUnique().RefusedAs("listing", "The listing has a stock item.");
        item.HasIndex(i => i.SellerId);
        item.HasMany(i => i.NewMovements).WithOne().HasForeignKey(m => m.StockItemId).OnDelete(DeleteBehavior.Restrict);
        item.HasMany(i => i.NewAdjustments).WithOne().HasForeignKey(a => a.StockItemId).OnDelete(DeleteBehavior.Restrict);
        item.Navigation(i => i.NewMovements).HasField("_movements");
        item.Navigation(i => i.NewAdjustments).HasField("_adjustments");
    }

    public void Configure(EntityTypeBuilder<StockMovement> movement)
    {
        movement.ToTable("inventory_stock_movements");
        movement.HasIndex(m => m.OrderLineId);
    }

    public void Configure(EntityTypeBuilder<StockAdjustment> adjustment)
    {
        adjustment.ToTable("inventory_stock_adjustments");
        adjustment.Property(a => a.Note).HasMaxLength(StockAdjustment.MaxNoteLength);
    }

    public void Configure(EntityTypeBuilder<Reservation> reservation)
    {
        reservation.ToTable("inventory_reservations", table => table.HasCheckConstraint("ck_inventory_reservations_held", "consumed >= 0 AND released >= 0 AND consumed + released <= quantity"));
        reservation.Ignore(r => r.Held);
        reservation.HasOne<StockItem>().WithMany().HasForeignKey(r => r.StockItemId).OnDelete(DeleteBehavior.Restrict);
        reservation.HasIndex(r => r.OrderLineId).IsUnique().RefusedAs("orderLine", "The line holds stock already.");
        reservation.HasIndex(r => new { r.StockItemId, r.Status });
    }
}
