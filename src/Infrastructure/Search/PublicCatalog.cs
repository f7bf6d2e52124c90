using Marketplace.Application.Search.Contracts;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Search;

internal sealed class PublicCatalog(MarketplaceDbContext db, OpenContext open, SearchReaders readers) : IPublicCatalog
{
    public IQueryable<PublicProduct> PublicProducts => db.Set<PublicProduct>();

    public IQueryable<PublicPlace> PublicPlaces => db.Set<PublicPlace>();

    public IQueryable<PublicTag> PublicTags => db.Set<PublicTag>();

    public IQueryable<PublicOffer> PublicOffers => db.Set<PublicOffer>();

    public async Task<IQueryable<ProductId>> MatchingAsync(string text, CancellationToken ct)
    {
        var question = await readers.ReadAsync(open, reader => TextMatch.OfAsync(text, reader, surely: true, ct), ct) ?? "";
        return db.Set<MatchedText>().FromSqlRaw(readers.Dialect.MatchingProducts, question).Select(found => found.ProductId);
    }
}

internal sealed record MatchedText(ProductId ProductId);

/// <summary>The tables of the projection as far as other queries ask about them. They are no part of the model: for its migrations they are views.</summary>
internal sealed class PublicCatalogConfiguration :
    IEntityTypeConfiguration<PublicProduct>, IEntityTypeConfiguration<PublicPlace>, IEntityTypeConfiguration<PublicTag>, IEntityTypeConfiguration<PublicOffer>, IEntityTypeConfiguration<MatchedText>
{
    public void Configure(EntityTypeBuilder<PublicProduct> product)
    {
        product.HasNoKey().ToView("search_products");
        product.Property(p => p.ProductId).HasColumnName("product_id");
        product.Property(p => p.Currency).HasColumnName("currency");
    }

    public void Configure(EntityTypeBuilder<PublicPlace> place)
    {
        place.HasNoKey().ToView("search_product_categories");
        place.Property(p => p.CategoryId).HasColumnName("category_id");
        place.Property(p => p.ProductId).HasColumnName("product_id");
        place.Property(p => p.Currency).HasColumnName("currency");
    }

    public void Configure(EntityTypeBuilder<PublicTag> tag)
    {
        tag.HasNoKey().ToView("search_product_tags");
        tag.Property(t => t.TagId).HasColumnName("tag_id");
        tag.Property(t => t.ProductId).HasColumnName("product_id");
    }

    public void Configure(EntityTypeBuilder<PublicOffer> offer)
    {
        offer.HasNoKey().ToView("search_product_offers");
        offer.Property(o => o.SellerId).HasColumnName("seller_id");
        offer.Property(o => o.ProductId).HasColumnName("product_id");
    }

    public void Configure(EntityTypeBuilder<MatchedText> text)
    {
        text.HasNoKey().ToView("search_texts");
        text.Property(t => t.ProductId).HasColumnName("product_id");
    }
}
