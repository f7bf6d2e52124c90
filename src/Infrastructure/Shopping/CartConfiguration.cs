using Marketplace.Domain.Common;
using Marketplace.Domain.Shopping;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Shopping;

internal sealed class CartConfiguration : IEntityTypeConfiguration<Cart>, IEntityTypeConfiguration<CartLine>
{
    public void Configure(EntityTypeBuilder<Cart> cart)
    {
        cart.ToTable("shopping_carts");
        cart.Property(c => c.Currency).HasMaxLength(3);
        cart.Property(c => c.Email).HasMaxLength(Email.MaxLength);
        cart.Property(c => c.Note).HasMaxLength(Cart.MaxNoteLength);
        cart.Property(c => c.ShippingAddress).AsJson();
        cart.ComplexProperty(c => c.Totals);
        cart.Property(c => c.Coupons).AsJson();
        cart.Property(c => c.Shipping).AsJson();

        // One open cart each; only the index can refuse the second of two requests that race.
        cart.HasIndex(c => c.BuyerId).IsUnique().HasFilter($"status = '{nameof(CartStatus.Open)}'").HasDatabaseName("ux_shopping_carts_open");
        cart.HasIndex(c => new { c.BuyerId, c.CreatedAt });
        cart.HasIndex(c => c.UpdatedAt).HasFilter($"status = '{nameof(CartStatus.Open)}'");

        // An aggregate is loaded whole or not at all.
        cart.HasMany(c => c.Lines).WithOne().HasForeignKey("CartId").IsRequired();
        cart.Navigation(c => c.Lines).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<CartLine> line)
    {
        line.ToTable("shopping_cart_lines");
        line.Property(l => l.Customization).AsJson();
        line.Property(l => l.CustomizationHash).HasMaxLength(64);
        line.HasIndex("CartId", nameof(CartLine.ListingId), nameof(CartLine.CustomizationHash)).IsUnique();
        line.HasIndex(l => l.ListingId);
    }
}
