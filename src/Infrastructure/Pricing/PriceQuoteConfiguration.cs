using Marketplace.Domain.Pricing;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Pricing;

internal sealed class PriceQuoteConfiguration : IEntityTypeConfiguration<PriceQuote>
{
    public void Configure(EntityTypeBuilder<PriceQuote> quote)
    {
        quote.ToTable("pricing_price_quotes");
        quote.Property(q => q.Currency).HasMaxLength(3);
        quote.Property(q => q.Codes).AsJson();
        quote.Property(q => q.Customization).AsJson();
        quote.Property(q => q.Steps).AsJson();
        quote.Property(q => q.EngineVersion).HasMaxLength(10);
        quote.Property(q => q.InputHash).HasMaxLength(64);
        quote.HasIndex(q => q.ExpiresAt);
    }
}
