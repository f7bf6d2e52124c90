using Marketplace.Domain.Catalog;
using Marketplace.Domain.Common;
using Marketplace.Infrastructure.Persistence.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Marketplace.Infrastructure.Catalog;

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("catalog_categories");
        category.Ignore(c => c.Details);
        category.Property(c => c.Name).HasMaxLength(Category.MaxNameLength);
        category.Property(c => c.Slug).HasMaxLength(Require.MaxSlugLength);
        category.HasOne<Category>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Restrict);
        category.HasIndex(c => c.Slug).IsUnique().RefusedAs("slug", "A category with this slug exists.");
        category.HasIndex(c => c.ExternalId).IsUnique().RefusedAs("externalId", "A category with this external id exists.");
        category.HasIndex(c => new { c.ParentId, c.Position });
        category.HasIndex(c => c.Lineage);
    }

    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.ToTable("catalog_tags");
        tag.Property(t => t.Name).HasMaxLength(Tag.MaxNameLength);
        tag.Property(t => t.Slug).HasMaxLength(Require.MaxSlugLength);
        tag.HasIndex(t => t.Slug).IsUnique().RefusedAs("slug", "A tag with this slug exists.");
    }
}
