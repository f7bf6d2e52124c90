using Marketplace.Domain.Ordering;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Ordering;

internal sealed class PickupConfiguration : IEntityTypeConfiguration<PickupCode>, IEntityTypeConfiguration<PickupVerification>
{
    public void Configure(EntityTypeBuilder<PickupCode> code)
    {
        code.ToTable("ordering_pickup_codes", table => table.HasCheckConstraint("ck_ordering_pickup_codes_tries", "tries_left >= 0"));
        code.Property(c => c.Hash).HasMaxLength(PickupCode.HashLength);
        code.HasIndex(c => c.SellerOrderId).IsUnique();
        code.HasOne<SellerOrder>().WithMany().HasForeignKey(c => c.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PickupVerification> verification)
    {
        // What is handed over once is not handed over again.
        verification.ToTable("ordering_pickup_verifications");
        verification.HasIndex(v => v.SellerOrderId).IsUnique();
        verification.HasIndex(v => v.SellerId);
        verification.HasOne<SellerOrder>().WithMany().HasForeignKey(v => v.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
