using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Payments;

internal sealed class RefundConfiguration : IEntityTypeConfiguration<Refund>, IEntityTypeConfiguration<PaymentEvent>, IEntityTypeConfiguration<PaymentEventReplay>
{
    public void Configure(EntityTypeBuilder<Refund> refund)
    {
        refund.ToTable("payments_refunds", table => table.HasCheckConstraint("ck_payments_refunds_amount", "amount > 0"));
        refund.Ignore(r => r.AuditedAs);
        refund.Ignore(r => r.Key);
        refund.Property(r => r.Currency).HasMaxLength(3);
        refund.Property(r => r.Note).HasMaxLength(Refund.MaxNoteLength);
        refund.Property(r => r.Parts).AsJson();
        refund.Property(r => r.Lines).AsJson();
        refund.Ignore(r => r.Shipping);
        refund.Property(r => r.ProviderReference).HasMaxLength(Payment.MaxReferenceLength);
        refund.Property(r => r.FailureCode).HasMaxLength(PaymentMethod.MaxCodeLength);
        refund.Property(r => r.FailureMessage).HasMaxLength(Payment.MaxFailureLength);
        refund.HasIndex(r => r.PaymentId);
        refund.HasIndex(r => r.SellerOrderId);
        refund.HasIndex(r => new { r.SellerId, r.CreatedAt });
        refund.HasIndex(r => new { r.BuyerId, r.CreatedAt });
        refund.HasIndex(r => r.OrderId);
        refund.HasIndex(r => r.DutyAt).HasFilter("duty_at IS NOT NULL");
        refund.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PaymentEvent> told)
    {
        told.ToTable("payments_events");
        told.Property(e => e.EventId).HasMaxLength(PaymentEvent.MaxIdLength);
        told.Property(e => e.Kind).HasMaxLength(PaymentEvent.MaxKindLength);
        told.Property(e => e.LastError).HasMaxLength(PaymentEvent.MaxErrorLength);
        told.Property(e => e.PaymentReference).HasMaxLength(Payment.MaxReferenceLength);
        told.HasIndex(e => new { e.Provider, e.EventId }).IsUnique();
        told.HasIndex(e => e.DueAt).HasFilter("due_at IS NOT NULL");
        told.HasIndex(e => e.PaymentId);
        told.HasIndex(e => e.ReceivedAt);
    }

    public void Configure(EntityTypeBuilder<PaymentEventReplay> replay)
    {
        replay.ToTable("payments_event_replays");
        replay.HasIndex(r => r.EventId);
    }
}
