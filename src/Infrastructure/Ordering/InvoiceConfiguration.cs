using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Ordering;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<InvoiceSeries>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("ordering_invoices");
        invoice.Property(i => i.Number).HasMaxLength(20);
        invoice.Property(i => i.Currency).HasMaxLength(3);
        invoice.Property(i => i.Content).AsJson();
        invoice.HasIndex(i => new { i.SellerId, i.Kind, i.Year, i.Place }).IsUnique();
        invoice.HasIndex(i => new { i.SellerId, i.CreatedAt });
        invoice.HasIndex(i => new { i.BuyerId, i.CreatedAt });
        invoice.HasIndex(i => i.OrderId);

        // A seller order is billed once, and a refund credited once.
        invoice.HasIndex(i => i.SellerOrderId, "ix_ordering_invoices_bill").IsUnique().HasFilter($"kind = '{nameof(InvoiceKind.Invoice)}'");
        invoice.HasIndex(i => i.SellerOrderId, "ix_ordering_invoices_part");
        invoice.HasIndex(i => i.RefundId).IsUnique();

        // A seller is billed once for a month, and of the marketplace's own numbers none is given twice.
        invoice.HasIndex(i => new { i.SellerId, i.Currency, i.Month }).IsUnique().HasFilter($"kind = '{nameof(InvoiceKind.CommissionInvoice)}'").HasDatabaseName("ix_ordering_invoices_month");
        invoice.HasIndex(i => new { i.Year, i.Place }).IsUnique().HasFilter($"kind = '{nameof(InvoiceKind.CommissionInvoice)}'").HasDatabaseName("ix_ordering_invoices_commission");
    }

    public void Configure(EntityTypeBuilder<InvoiceSeries> series)
    {
        series.ToTable("ordering_invoice_series");
        series.HasKey(s => new { s.SellerId, s.Kind, s.Year });
    }
}

/// <summary>The last number that a seller has given in a year; the empty id stands for the marketplace.</summary>
internal sealed class InvoiceSeries
{
    public required SellerId SellerId { get; init; }

    public required InvoiceKind Kind { get; init; }

    public required int Year { get; init; }

    public long Last { get; init; }
}
