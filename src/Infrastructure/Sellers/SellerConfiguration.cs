using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Sellers;

internal sealed class SellerConfiguration : IEntityTypeConfiguration<Seller>, IEntityTypeConfiguration<Shop>,
    IEntityTypeConfiguration<SellerMember>, IEntityTypeConfiguration<SellerApplication>, IEntityTypeConfiguration<SellerInvitation>, IEntityTypeConfiguration<SellerClosure>
{
    public void Configure(EntityTypeBuilder<Seller> seller)
    {
        seller.ToTable("sellers_sellers");
        seller.Ignore(s => s.Details);
        seller.Property(s => s.Name).HasMaxLength(Seller.MaxNameLength);
        seller.Property(s => s.Slug).HasMaxLength(Require.MaxSlugLength);
        seller.Property(s => s.Description).AsJson();
        seller.Property(s => s.LegalAddress).AsJson();
        seller.Property(s => s.AcceptancePeriod).HasConversion<long>();
        seller.Property(s => s.ReturnWindow).HasConversion<long>();
        seller.HasIndex(s => s.Slug).IsUnique().RefusedAs("slug", "A seller with this slug exists.");
        seller.HasIndex(s => s.ExternalId).IsUnique().RefusedAs("externalId", "A seller with this external id exists.");
    }

    public void Configure(EntityTypeBuilder<Shop> shop)
    {
        shop.ToTable("sellers_shops");
        shop.Ignore(s => s.Details);
        shop.Property(s => s.Name).HasMaxLength(Shop.MaxNameLength);
        shop.Property(s => s.Slug).HasMaxLength(Require.MaxSlugLength);
        shop.Property(s => s.Description).AsJson();
        shop.Property(s => s.Address).AsJson();
        shop.Property(s => s.OpeningHours).AsJson();
        shop.Property(s => s.Latitude).HasConversion<double?>(); // with which both databases reckon; six decimals come back as they went
        shop.Property(s => s.Longitude).HasConversion<double?>();
        shop.HasIndex(s => s.Slug).IsUnique().RefusedAs("slug", "A shop with this slug exists.");
        shop.HasIndex(s => new { s.SellerId, s.ExternalId }).IsUnique().RefusedAs("externalId", "A shop of the seller with this external id exists.");
    }

    public void Configure(EntityTypeBuilder<SellerMember> member)
    {
        member.ToTable("sellers_members");
        member.HasIndex(m => new { m.UserId, m.SellerId }).IsUnique();
        member.HasIndex(m => m.SellerId);
        member.HasOne<Seller>().WithMany().HasForeignKey(m => m.SellerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SellerApplication> application)
    {
        application.ToTable("sellers_applications");
        application.Property(a => a.BusinessName).HasMaxLength(Seller.MaxNameLength);
        application.Property(a => a.Description).HasMaxLength(SellerApplication.MaxDescriptionLength);
        application.Property(a => a.Country).HasMaxLength(2);
        application.Property(a => a.Phone).HasMaxLength(PhoneNumber.MaxLength);
        application.HasIndex(a => a.ApplicantId).IsUnique().HasFilter("status = 'Pending'"); // one at a time
        application.HasIndex(a => a.SellerId);
        application.HasIndex(a => new { a.Status, a.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<SellerInvitation> invitation)
    {
        invitation.ToTable("sellers_invitations");
        invitation.Property(i => i.Email).HasMaxLength(Email.MaxLength);
        invitation.Property(i => i.Hash).HasMaxLength(SellerInvitation.HashLength);
        invitation.HasIndex(i => i.Hash).IsUnique();
        invitation.Property(i => i.EmailKey).HasMaxLength(Email.MaxLength);
        invitation.HasIndex(i => i.SellerId);
        invitation.HasIndex(i => i.EmailKey);
    }

    public void Configure(EntityTypeBuilder<SellerClosure> closure)
    {
        closure.ToTable("sellers_closures");
        closure.Property(c => c.Message).HasMaxLength(SellerClosure.MaxMessageLength);
        closure.HasIndex(c => new { c.SellerId, c.StartsAt });
        closure.HasOne<Shop>().WithMany().HasForeignKey(c => c.ShopId).OnDelete(DeleteBehavior.Cascade);
    }
}
