using Marketplace.Domain.Common;
using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Sellers;

internal sealed class SellerConfiguration : IEntityTypeConfiguration<Seller>, IEntityTypeConfiguration<Shop>
{
    /// <summary>Degrees are kept as whole ten-millionths (a centimetre), which both databases compare exactly.</summary>
    private const decimal Scale = 10_000_000m;

    public void Configure(EntityTypeBuilder<Seller> seller)
    {
        seller.ToTable("sellers_sellers");
        seller.Ignore(s => s.Details);
        seller.Property(s => s.Name).HasMaxLength(Seller.MaxNameLength);
        seller.Property(s => s.Slug).HasMaxLength(Require.MaxSlugLength);
        seller.Property(s => s.Description).AsJson();
        seller.Property(s => s.LegalAddress).AsJson();
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
        shop.Property(s => s.Latitude).HasConversion(value => (long)(value!.Value * Scale), stored => stored / Scale);
        shop.Property(s => s.Longitude).HasConversion(value => (long)(value!.Value * Scale), stored => stored / Scale);
        shop.HasIndex(s => s.Slug).IsUnique().RefusedAs("slug", "A shop with this slug exists.");
        shop.HasIndex(s => new { s.SellerId, s.ExternalId }).IsUnique().RefusedAs("externalId", "A shop of the seller with this external id exists.");
    }
}
