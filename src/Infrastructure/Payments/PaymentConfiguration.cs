using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<CashCollection>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payments_payments");
        payment.Property(p => p.Method).HasMaxLength(50);
        payment.Property(p => p.Currency).HasMaxLength(3);
        payment.HasIndex(p => p.OrderId);
        payment.HasIndex(p => new { p.BuyerId, p.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<CashCollection> collection)
    {
        collection.ToTable("payments_cash_collections");
        collection.Property(c => c.Currency).HasMaxLength(3);
        collection.HasIndex(c => c.PaymentId);
        collection.HasIndex(c => new { c.SellerId, c.CreatedAt });

        // The cash for a seller order is collected once, whoever races.
        collection.HasIndex(c => c.SellerOrderId).IsUnique().RefusedAs("sellerOrder", "The cash for this seller order has been collected.");
    }
}
