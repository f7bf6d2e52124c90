using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Ordering;

internal sealed class CancellationConfiguration : IEntityTypeConfiguration<Cancellation>
{
    public void Configure(EntityTypeBuilder<Cancellation> cancellation)
    {
        cancellation.ToTable("ordering_cancellations");
        cancellation.Property(c => c.Reason).HasMaxLength(Cancellation.MaxReasonLength);
        cancellation.Property(c => c.Currency).HasMaxLength(3);
        cancellation.Property(c => c.Lines).AsJson();
        cancellation.Ignore(c => c.Prices);
        cancellation.HasIndex(c => new { c.SellerId, c.CreatedAt });
        cancellation.HasIndex(c => new { c.BuyerId, c.CreatedAt });
        cancellation.HasOne<SellerOrder>().WithMany().HasForeignKey(c => c.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
