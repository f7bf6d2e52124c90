using Marketplace.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Payments;

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payments_payments");
        payment.Property(p => p.Method).HasMaxLength(50);
        payment.Property(p => p.Currency).HasMaxLength(3);
        payment.HasIndex(p => p.OrderId);
        payment.HasIndex(p => new { p.BuyerId, p.CreatedAt });
    }
}
