using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Pricing;

internal sealed class TaxConfiguration : IEntityTypeConfiguration<TaxClass>, IEntityTypeConfiguration<TaxRate>
{
    public void Configure(EntityTypeBuilder<TaxClass> taxClass)
    {
        taxClass.ToTable("pricing_tax_classes");
        taxClass.Property(c => c.Code).HasMaxLength(Require.MaxSlugLength);
        taxClass.Property(c => c.Name).HasMaxLength(TaxClass.MaxNameLength);
        taxClass.HasIndex(c => c.Code).IsUnique().RefusedAs("code", "A tax class with this code exists.");
    }

    public void Configure(EntityTypeBuilder<TaxRate> rate)
    {
        rate.ToTable("pricing_tax_rates");
        rate.Ignore(r => r.Details);
        rate.Property(r => r.Name).HasMaxLength(TaxRate.MaxNameLength);
        rate.Property(r => r.Country).HasMaxLength(2);
        rate.Property(r => r.Subdivision).HasMaxLength(6);
        rate.Property(r => r.Percent).HasPrecision(7, TaxRate.PercentDecimals);
        rate.HasIndex(r => r.Country);
        rate.HasOne<TaxClass>().WithMany().HasForeignKey(r => r.TaxClassId).OnDelete(DeleteBehavior.Cascade);
    }
}
