using Marketplace.Domain.Common;
using Marketplace.Domain.Customers;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Customers;

internal sealed class CustomerConfiguration :
    IEntityTypeConfiguration<CustomerProfile>, IEntityTypeConfiguration<CustomerAddress>, IEntityTypeConfiguration<PrivacyRequest>, IEntityTypeConfiguration<Wishlist>, IEntityTypeConfiguration<WishlistItem>
{
    public void Configure(EntityTypeBuilder<CustomerProfile> profile)
    {
        profile.ToTable("customers_profiles");
        profile.Property(p => p.DisplayName).HasMaxLength(CustomerProfile.MaxNameLength);
        profile.Property(p => p.Email).HasMaxLength(Email.MaxLength);
        profile.Property(p => p.EmailKey).HasMaxLength(Email.MaxLength);
        profile.Property(p => p.Phone).HasMaxLength(PhoneNumber.MaxLength);
        profile.Property(p => p.Preferences).HasMaxLength(CustomerProfile.MaxPreferencesLength);
        profile.Property(p => p.Consents).AsJson();
        profile.HasIndex(p => p.UserId).IsUnique();
        profile.HasIndex(p => p.EmailKey);
        profile.HasIndex(p => p.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<CustomerAddress> address)
    {
        address.ToTable("customers_addresses");
        address.Property(a => a.Label).HasMaxLength(CustomerAddress.MaxLabelLength);
        address.Property(a => a.Address).AsJson();
        address.Property(a => a.Country).HasMaxLength(2);
        address.HasIndex(a => a.ProfileId, "IX_customers_addresses_default_shipping").IsUnique().HasFilter("is_default_shipping"); // of each kind one
        address.HasIndex(a => a.ProfileId, "IX_customers_addresses_default_billing").IsUnique().HasFilter("is_default_billing");
        address.HasIndex(a => new { a.ProfileId, a.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<PrivacyRequest> request)
    {
        request.ToTable("customers_privacy_requests");
        request.Property(r => r.Note).HasMaxLength(PrivacyRequest.MaxNoteLength);
        request.HasIndex(r => r.UserId);
        request.HasIndex(r => new { r.Status, r.DueOn });
    }

    public void Configure(EntityTypeBuilder<Wishlist> list)
    {
        list.ToTable("customers_wishlists");
        list.Property(l => l.Name).HasMaxLength(Wishlist.MaxNameLength);
        list.HasIndex(l => l.ProfileId, "IX_customers_wishlists_default").IsUnique().HasFilter("is_default"); // at most one
        list.HasIndex(l => new { l.ProfileId, l.Name });
    }

    public void Configure(EntityTypeBuilder<WishlistItem> item)
    {
        item.ToTable("customers_wishlist_items");
        item.Property(i => i.Note).HasMaxLength(WishlistItem.MaxNoteLength);
        item.Property(i => i.Currency).HasMaxLength(3);
        item.HasIndex(i => new { i.WishlistId, i.ProductId, i.ListingId }).IsUnique();
        item.HasIndex(i => new { i.WishlistId, i.ProductId }, "IX_customers_wishlist_items_any_listing").IsUnique().HasFilter("listing_id IS NULL"); // no two nulls are equal
        item.HasIndex(i => i.ProfileId);
        item.HasOne<Wishlist>().WithMany().HasForeignKey(i => i.WishlistId).OnDelete(DeleteBehavior.Cascade);
    }
}
