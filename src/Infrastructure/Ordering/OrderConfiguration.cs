using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Ordering;

internal sealed class OrderConfiguration :
    IEntityTypeConfiguration<Checkout>, IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<SellerOrder>, IEntityTypeConfiguration<OrderLine>, IEntityTypeConfiguration<OrderUpload>,
    IEntityTypeConfiguration<OrderSequence>
{
    private const int NumberLength = 20;

    public void Configure(EntityTypeBuilder<Checkout> checkout)
    {
        checkout.ToTable("ordering_checkouts");
        checkout.Property(c => c.Currency).HasMaxLength(3);
        checkout.Property(c => c.Email).HasMaxLength(Email.MaxLength);
        checkout.Property(c => c.PaymentMethod).HasMaxLength(Checkout.MaxPaymentMethodLength);
        checkout.Property(c => c.Note).HasMaxLength(Checkout.MaxNoteLength);
        checkout.Property(c => c.ShippingAddress).AsJson();
        checkout.Property(c => c.BillingAddress).AsJson();

        // A cart is bought once, whoever races.
        checkout.HasIndex(c => c.CartId).IsUnique();
        checkout.HasIndex(c => c.OrderId).IsUnique();
        checkout.HasIndex(c => new { c.BuyerId, c.CreatedAt });
        checkout.HasOne<Order>().WithOne().HasForeignKey<Checkout>(c => c.OrderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.ToTable("ordering_orders");
        order.Property(o => o.Number).HasMaxLength(NumberLength);
        order.Property(o => o.Currency).HasMaxLength(3);
        order.Property(o => o.Email).HasMaxLength(Email.MaxLength);
        order.Property(o => o.Locale).HasMaxLength(35); // the longest well-formed tag that BCP 47 wants kept
        order.Property(o => o.Note).HasMaxLength(Checkout.MaxNoteLength);
        order.Property(o => o.ShippingAddress).AsJson();
        order.Property(o => o.BillingAddress).AsJson();
        order.ComplexProperty(o => o.Totals);
        order.HasIndex(o => o.Number).IsUnique();
        order.HasIndex(o => new { o.BuyerId, o.CreatedAt });
        order.HasIndex(o => o.CreatedAt);
        order.HasIndex(o => o.PaymentDueAt, "ix_ordering_orders_unpaid").HasFilter($"status = '{nameof(OrderStatus.PendingPayment)}'");
    }

    public void Configure(EntityTypeBuilder<SellerOrder> part)
    {
        part.ToTable("ordering_seller_orders");
        part.Ignore(p => p.IsCalledOff);
        part.Ignore(p => p.IsHandedOver);
        part.Ignore(p => p.IsPaid);
        part.Property(p => p.Number).HasMaxLength(NumberLength + 4);
        part.Property(p => p.OrderNumber).HasMaxLength(NumberLength);
        part.Property(p => p.Currency).HasMaxLength(3);
        part.Property(p => p.StatusReason).HasMaxLength(StateMachine<SellerOrderStatus>.MaxReasonLength);
        part.Property(p => p.BuyerName).HasMaxLength(Address.MaxLineLength);
        part.Property(p => p.BuyerNote).HasMaxLength(Checkout.MaxNoteLength);
        part.Property(p => p.ShippingAddress).AsJson();
        part.ComplexProperty(p => p.Totals);
        part.Ignore(p => p.PlatformDiscount);
        part.Ignore(p => p.Due);
        part.Ignore(p => p.DiscountDue);
        part.Ignore(p => p.DiscountStanding);
        part.Ignore(p => p.Undone);
        part.Property(p => p.ShippingMethodName).HasMaxLength(120);
        part.Property(p => p.Shipping).AsJson();
        part.Property(p => p.Adjustments).AsJson();
        part.Property(p => p.TaxLines).AsJson();
        part.HasIndex(p => p.Number).IsUnique();
        part.Ignore(p => p.Manners);
        part.Property(p => p.AcceptancePeriod).HasConversion<long>();
        part.Property(p => p.ReturnWindow).HasConversion<long>();
        part.HasIndex(p => p.AcceptanceDueAt).HasFilter("acceptance_due_at IS NOT NULL");
        part.HasIndex(p => p.ReleaseDueAt).HasFilter("release_due_at IS NOT NULL");
        part.HasIndex(p => p.ReturnWindowEndsAt, "ix_ordering_seller_orders_delivered").HasFilter($"status = '{nameof(SellerOrderStatus.Delivered)}'");
        part.HasIndex(p => new { p.OrderId, p.SellerId }).IsUnique();
        part.HasIndex(p => new { p.SellerId, p.CreatedAt });
        part.HasIndex(p => new { p.BuyerId, p.CreatedAt });
        part.HasOne<Order>().WithMany().HasForeignKey(p => p.OrderId).OnDelete(DeleteBehavior.Restrict);

        // An aggregate is loaded whole or not at all.
        part.HasMany(p => p.Lines).WithOne().HasForeignKey("SellerOrderId").IsRequired();
        part.Navigation(p => p.Lines).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<OrderLine> line)
    {
        // The last word, should every rule above it fail: nothing is sent twice, or sent and called off; nothing comes back that was not there, and no price goes back twice.
        line.ToTable("ordering_order_lines", table => table.HasCheckConstraint(
            "ck_ordering_order_lines_quantities",
            "packed_quantity >= 0 AND cancelled_quantity >= 0 AND delivered_quantity >= 0 AND delivered_quantity <= fulfilled_quantity AND fulfilled_quantity + packed_quantity + cancelled_quantity <= quantity "
                + "AND recalled_quantity >= 0 AND recalled_quantity <= came_back_quantity AND delivered_quantity + came_back_quantity - recalled_quantity <= fulfilled_quantity "
                + "AND returned_quantity >= 0 AND returned_quantity <= delivered_quantity AND claimed_quantity >= 0 AND claimed_quantity <= quantity AND refunded_quantity <= quantity "
                + "AND claimed_total >= 0 AND cancelled_total >= 0 AND claimed_total + cancelled_total <= total AND refunded_total <= total"));
        line.Ignore(l => l.StandingQuantity);
        line.Ignore(l => l.LeftQuantity);
        line.Ignore(l => l.BackQuantity);
        line.Ignore(l => l.UndoneDiscount);
        line.Ignore(l => l.CallableQuantity);
        line.Ignore(l => l.RefundableQuantity);
        line.Ignore(l => l.ReturnableQuantity);
        line.Property(l => l.Taxes).AsJson();
        line.Property(l => l.Name).HasMaxLength(200);
        line.Property(l => l.VariantName).HasMaxLength(200);
        line.Property(l => l.Sku).HasMaxLength(100);
        line.Property(l => l.Unit).HasMaxLength(20);
        line.Property(l => l.Customization).AsJson();
        line.HasIndex(l => l.ListingId);
        line.HasIndex(l => l.ProductId);
    }

    public void Configure(EntityTypeBuilder<OrderUpload> upload)
    {
        upload.ToTable("ordering_order_uploads");
        upload.HasKey(u => new { u.OrderLineId, u.UploadId });
        upload.Property(u => u.Group).HasMaxLength(40);
        upload.HasOne<OrderLine>().WithMany().HasForeignKey(u => u.OrderLineId);
        upload.HasIndex(u => new { u.SellerId, u.UploadId });
    }

    public void Configure(EntityTypeBuilder<OrderSequence> sequence)
    {
        sequence.ToTable("ordering_sequences");
        sequence.HasKey(s => s.Name);
        sequence.Property(s => s.Name).HasMaxLength(20);
    }
}

/// <summary>The last number that was given, on SQLite.</summary>
internal sealed class OrderSequence
{
    public required string Name { get; init; }

    public long Last { get; init; }
}
