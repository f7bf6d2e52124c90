using Marketplace.Domain.Sellers;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Sellers;

internal sealed class ShippingConfiguration : IEntityTypeConfiguration<ShippingMethod>, IEntityTypeConfiguration<ShippingZone>, IEntityTypeConfiguration<ShippingRate>
{
    public void Configure(EntityTypeBuilder<ShippingMethod> method)
    {
        method.ToTable("sellers_shipping_methods");
        method.Ignore(m => m.Details);
        method.Property(m => m.Name).HasMaxLength(ShippingMethod.MaxNameLength);
        method.Property(m => m.Carrier).HasMaxLength(ShippingMethod.MaxCarrierLength);
        method.Property(m => m.LeadTime).HasConversion<long>();
        method.HasIndex(m => new { m.SellerId, m.Position });
        method.HasOne<Seller>().WithMany().HasForeignKey(m => m.SellerId).OnDelete(DeleteBehavior.Cascade);
        method.HasOne<Shop>().WithMany().HasForeignKey(m => m.ShopId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ShippingZone> zone)
    {
        zone.ToTable("sellers_shipping_zones");
        zone.Ignore(z => z.Details);
        zone.Ignore(z => z.Countries);
        zone.Property(z => z.Name).HasMaxLength(ShippingZone.MaxNameLength);
        zone.Property(z => z.Subdivisions).AsJson();
        zone.Property(z => z.PostalCodes).AsJson();
        zone.HasIndex(z => new { z.SellerId, z.Name });
        zone.HasOne<Seller>().WithMany().HasForeignKey(z => z.SellerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ShippingRate> rate)
    {
        rate.ToTable("sellers_shipping_rates");
        rate.Ignore(r => r.Details);
        rate.Property(r => r.Currency).HasMaxLength(3);
        rate.Property(r => r.Minimum).HasPrecision(14, ShippingRate.BoundDecimals);
        rate.Property(r => r.Maximum).HasPrecision(14, ShippingRate.BoundDecimals);
        rate.HasIndex(r => new { r.SellerId, r.CreatedAt });
        rate.HasIndex(r => r.ZoneId);
        rate.HasOne<ShippingMethod>().WithMany().HasForeignKey(r => r.MethodId).OnDelete(DeleteBehavior.Cascade);
        rate.HasOne<ShippingZone>().WithMany().HasForeignKey(r => r.ZoneId).OnDelete(DeleteBehavior.Restrict);
    }
}
