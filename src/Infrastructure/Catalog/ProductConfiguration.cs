using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Domain.Pricing;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Catalog;

internal sealed class ProductConfiguration :
    IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<Variant>, IEntityTypeConfiguration<ProductImage>, IEntityTypeConfiguration<ProductTag>,
    IEntityTypeConfiguration<CustomizationTemplate>
{
    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("catalog_products");
        product.Ignore(p => p.Details);
        product.Property(p => p.Name).HasMaxLength(Product.MaxNameLength);
        product.Property(p => p.Slug).HasMaxLength(Require.MaxSlugLength);
        product.Property(p => p.Description).AsJson();
        product.Property(p => p.Options).AsJson();
        product.Property(p => p.Specs).AsJson();
        product.HasOne<Category>().WithMany().HasForeignKey(p => p.CategoryId).OnDelete(DeleteBehavior.Restrict);
        product.HasOne<TaxClass>().WithMany().HasForeignKey(p => p.TaxClassId).OnDelete(DeleteBehavior.Restrict);
        product.HasIndex(p => p.Slug).IsUnique().RefusedAs("slug", "A product with this slug exists.");
        product.HasIndex(p => new { p.SellerId, p.ExternalId }).IsUnique().RefusedAs("externalId", "A product of the seller with this external id exists.");
        product.HasIndex(p => new { p.Status, p.CreatedAt });

        // An aggregate is loaded whole or not at all.
        product.HasMany(p => p.Variants).WithOne().HasForeignKey(v => v.ProductId);
        product.HasMany(p => p.Images).WithOne().HasForeignKey(i => i.ProductId);
        product.HasMany(p => p.Tags).WithOne().HasForeignKey(t => t.ProductId);
        product.Navigation(p => p.Variants).AutoInclude();
        product.Navigation(p => p.Images).AutoInclude();
        product.Navigation(p => p.Tags).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<Variant> variant)
    {
        variant.ToTable("catalog_variants");
        variant.Ignore(v => v.Details);
        variant.Property(v => v.Name).HasMaxLength(Product.MaxNameLength);
        variant.Property(v => v.Sku).HasMaxLength(Variant.MaxSkuLength);
        variant.Property(v => v.Gtin).HasMaxLength(Variant.MaxGtinLength);
        variant.Property(v => v.Options).AsJson();
        variant.Property(v => v.Weight).AsJson();
        variant.HasIndex(v => new { v.SkuScope, v.Sku }).IsUnique().RefusedAs("sku", "Another variant of the seller has this sku.");
        variant.HasIndex(v => v.Gtin);
    }

    public void Configure(EntityTypeBuilder<ProductImage> image)
    {
        image.ToTable("catalog_product_images");
        image.Property(i => i.Alt).HasMaxLength(ProductImage.MaxAltLength);
        image.HasIndex(i => i.UploadId);
    }

    public void Configure(EntityTypeBuilder<ProductTag> tag)
    {
        tag.ToTable("catalog_product_tags");
        tag.HasKey(t => new { t.ProductId, t.TagId });
        tag.HasOne<Tag>().WithMany().HasForeignKey(t => t.TagId);
    }

    public void Configure(EntityTypeBuilder<CustomizationTemplate> template)
    {
        template.ToTable("catalog_customization_templates");
        template.Property(t => t.Form).AsJson();
        template.HasOne<Product>().WithOne().HasForeignKey<CustomizationTemplate>(t => t.ProductId);
        template.HasIndex(t => t.ProductId).IsUnique().RefusedAs("product", "The product has a template; change that one.");
    }
}
