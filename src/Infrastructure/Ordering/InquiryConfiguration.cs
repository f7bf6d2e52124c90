using Marketplace.Domain.Common;
using Marketplace.Domain.Ordering;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Ordering;

internal sealed class InquiryConfiguration : IEntityTypeConfiguration<Interest>, IEntityTypeConfiguration<PurchaseRequest>, IEntityTypeConfiguration<RequestUpload>
{
    public void Configure(EntityTypeBuilder<Interest> interest)
    {
        interest.ToTable("ordering_interests");
        interest.Property(i => i.Message).HasMaxLength(Interest.MaxMessageLength);
        interest.HasIndex(i => new { i.BuyerId, i.CreatedAt });
        interest.HasIndex(i => new { i.SellerId, i.CreatedAt });

        // A buyer asks once at a time, whoever races.
        interest.HasIndex(i => new { i.ListingId, i.BuyerId }).IsUnique().HasFilter($"status = '{nameof(InterestStatus.Open)}'");
    }

    public void Configure(EntityTypeBuilder<PurchaseRequest> request)
    {
        request.ToTable("ordering_purchase_requests");
        request.Property(r => r.Currency).HasMaxLength(3);
        request.Property(r => r.Message).HasMaxLength(PurchaseRequest.MaxMessageLength);
        request.Property(r => r.StatusReason).HasMaxLength(StateMachine<PurchaseRequestStatus>.MaxReasonLength);
        request.Property(r => r.ShippingAddress).AsJson();
        request.Property(r => r.Customization).AsJson();
        request.HasIndex(r => new { r.BuyerId, r.CreatedAt });
        request.HasIndex(r => new { r.SellerId, r.CreatedAt });
        request.HasIndex(r => r.ExpiresAt).HasFilter($"status = '{nameof(PurchaseRequestStatus.Pending)}'");

        // A buyer asks once at a time, and one request becomes one order.
        request.HasIndex(r => new { r.ListingId, r.BuyerId }).IsUnique().HasFilter($"status = '{nameof(PurchaseRequestStatus.Pending)}'");
        request.HasIndex(r => r.OrderId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RequestUpload> upload)
    {
        upload.ToTable("ordering_request_uploads");
        upload.HasKey(u => new { u.RequestId, u.UploadId });
        upload.HasOne<PurchaseRequest>().WithMany().HasForeignKey(u => u.RequestId);
        upload.HasIndex(u => new { u.SellerId, u.UploadId });
    }
}
