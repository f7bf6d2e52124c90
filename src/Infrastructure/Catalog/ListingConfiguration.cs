using Marketplace.Domain.Catalog;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Catalog;

internal sealed class ListingConfiguration : IEntityTypeConfiguration<Listing>, IEntityTypeConfiguration<Price>
{
    public void Configure(EntityTypeBuilder<Listing> listing)
    {
        listing.ToTable("catalog_listings");
        listing.Ignore(l => l.Details);
        listing.Property(l => l.Sku).HasMaxLength(Variant.MaxSkuLength);
        listing.HasOne<Product>().WithMany().HasForeignKey(l => l.ProductId).OnDelete(DeleteBehavior.Restrict);
        listing.HasOne<Variant>().WithMany().HasForeignKey(l => l.VariantId).OnDelete(DeleteBehavior.Restrict);
        listing.HasIndex(l => new { l.SellerId, l.VariantId, l.Condition }).IsUnique().RefusedAs("variant", "The seller has a listing of this variant in this condition.");
        listing.HasIndex(l => new { l.SellerId, l.Sku }).IsUnique().RefusedAs("sku", "Another listing of the seller has this sku.");
        listing.HasIndex(l => new { l.SellerId, l.ExternalId }).IsUnique().RefusedAs("externalId", "A listing of the seller with this external id exists.");
        listing.HasIndex(l => l.ShopId);

        // An aggregate is loaded whole or not at all.
        listing.HasMany(l => l.Prices).WithOne().HasForeignKey(p => p.ListingId);
        listing.Navigation(l => l.Prices).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<Price> price)
    {
        price.ToTable("catalog_prices");
        price.Ignore(p => p.Details);
        price.Property(p => p.Currency).HasMaxLength(3);
        price.HasIndex(p => new { p.ListingId, p.Currency, p.MinQuantity }).IsUnique().RefusedAs("amount", "There is a price for this currency and quantity already.");
    }
}
