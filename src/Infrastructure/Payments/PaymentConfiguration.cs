using Marketplace.Domain.Payments;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Payments;

internal sealed class PaymentConfiguration :
    IEntityTypeConfiguration<PaymentMethod>, IEntityTypeConfiguration<Payment>, IEntityTypeConfiguration<PaymentTransaction>, IEntityTypeConfiguration<Capture>, IEntityTypeConfiguration<PaymentVoid>,
    IEntityTypeConfiguration<CashCollection>
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Configure(EntityTypeBuilder<PaymentMethod> method)
    {
        method.ToTable("payments_methods");
        method.Ignore(m => m.AuditedAs);
        method.Ignore(m => m.Details);
        method.Property(m => m.Code).HasMaxLength(PaymentMethod.MaxCodeLength);
        method.Property(m => m.Name).HasMaxLength(PaymentMethod.MaxNameLength);
        method.Property(m => m.Currencies).AsJson();
        method.Property(m => m.Countries).AsJson();
        method.Property(m => m.MinimumCurrency).HasMaxLength(3);
        method.Property(m => m.MaximumCurrency).HasMaxLength(3);
        method.HasIndex(m => m.Code).IsUnique();
        IReadOnlyList<string> every = [];
        method.HasData(KnownMethods.All.Select(known => new
        {
            known.Id,
            known.Code,
            known.Name,
            known.Provider,
            known.Kind,
            known.Flow,
            Position = known.Number,
            known.IsActive,
            Currencies = every,
            Countries = every,
            Version = 1,
            CreatedAt = Beginning,
            UpdatedAt = Beginning,
        }));
    }

    public void Configure(EntityTypeBuilder<Payment> payment)
    {
        // The last word, should every rule above it fail.
        payment.ToTable("payments_payments", table => table.HasCheckConstraint(
            "ck_payments_payments_amounts",
            "amount >= 0 AND authorized_amount BETWEEN 0 AND amount AND captured_amount BETWEEN 0 AND amount AND claimed_amount BETWEEN 0 AND captured_amount AND refunded_amount BETWEEN 0 AND claimed_amount"));
        payment.Ignore(p => p.HasGateway);
        payment.Ignore(p => p.Refundable);
        payment.Property(p => p.Method).HasMaxLength(PaymentMethod.MaxCodeLength);
        payment.Property(p => p.Currency).HasMaxLength(3);
        payment.Property(p => p.ProviderReference).HasMaxLength(Payment.MaxReferenceLength);
        payment.Property(p => p.NextAction).AsJson();
        payment.Property(p => p.FailureCode).HasMaxLength(PaymentMethod.MaxCodeLength);
        payment.Property(p => p.FailureMessage).HasMaxLength(Payment.MaxFailureLength);
        payment.Property(p => p.ReturnUrl).HasMaxLength(PaymentReturn.MaxLength);
        payment.Property(p => p.CancelUrl).HasMaxLength(PaymentReturn.MaxLength);
        payment.HasIndex(p => p.OrderId);
        payment.HasIndex(p => new { p.BuyerId, p.CreatedAt });
        payment.HasIndex(p => new { p.Provider, p.ProviderReference }).IsUnique();
        payment.HasIndex(p => p.DutyAt).HasFilter("duty_at IS NOT NULL");
        payment.HasIndex(p => new { p.Provider, p.CreatedAt }).HasFilter($"status = '{nameof(PaymentStatus.Authorized)}'").HasDatabaseName("ix_payments_payments_promised");

        // An order goes on with one payment, whoever races.
        payment.HasIndex(p => p.OrderId, "ux_payments_payments_the_one").IsUnique().HasFilter("is_the_one");
    }

    public void Configure(EntityTypeBuilder<PaymentTransaction> transaction)
    {
        transaction.ToTable("payments_transactions");
        transaction.Property(t => t.Currency).HasMaxLength(3);
        transaction.Property(t => t.ProviderReference).HasMaxLength(Payment.MaxReferenceLength);
        transaction.Property(t => t.RawAnswer).HasMaxLength(PaymentTransaction.MaxRawLength);
        transaction.HasIndex(t => t.PaymentId);
    }

    public void Configure(EntityTypeBuilder<Capture> capture)
    {
        capture.ToTable("payments_captures");
        capture.Property(c => c.Currency).HasMaxLength(3);
        capture.HasIndex(c => c.PaymentId);
    }

    public void Configure(EntityTypeBuilder<PaymentVoid> given)
    {
        given.ToTable("payments_voids");
        given.Property(v => v.Reason).HasMaxLength(PaymentVoid.MaxReasonLength);
        given.HasIndex(v => v.PaymentId);
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
