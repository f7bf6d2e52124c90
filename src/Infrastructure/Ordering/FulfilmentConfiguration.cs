using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Ordering;

internal sealed class FulfilmentConfiguration : IEntityTypeConfiguration<Fulfilment>
{
    public void Configure(EntityTypeBuilder<Fulfilment> parcel)
    {
        parcel.ToTable("ordering_fulfilments");
        parcel.Property(p => p.StatusReason).HasMaxLength(StateMachine<FulfilmentStatus>.MaxReasonLength);
        parcel.Property(p => p.Lines).AsJson();
        parcel.Ignore(p => p.Details);
        parcel.Property(p => p.Carrier).HasMaxLength(FulfilmentDetails.MaxCarrierLength);
        parcel.Property(p => p.Service).HasMaxLength(FulfilmentDetails.MaxCarrierLength);
        parcel.Property(p => p.TrackingNumber).HasMaxLength(FulfilmentDetails.MaxTrackingNumberLength);
        parcel.Property(p => p.TrackingUrl).HasMaxLength(FulfilmentDetails.MaxTrackingUrlLength);
        parcel.Property(p => p.Parcels).AsJson();
        parcel.HasIndex(p => p.SellerOrderId);
        parcel.HasIndex(p => new { p.SellerId, p.CreatedAt });
        parcel.HasOne<SellerOrder>().WithMany().HasForeignKey(p => p.SellerOrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
