using Marketplace.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Application.Catalog;

/// <summary>The tables of Catalog: what is sold, and by whom.</summary>
public interface ICatalogDb
{
    DbSet<Category> Categories { get; }

    DbSet<Product> Products { get; }

    DbSet<Variant> Variants { get; }

    DbSet<ProductImage> ProductImages { get; }

    DbSet<ProductTag> ProductTags { get; }

    DbSet<Listing> Listings { get; }

    DbSet<Price> Prices { get; }

    DbSet<Tag> Tags { get; }

    DbSet<CustomizationTemplate> CustomizationTemplates { get; }

    Task<int> SaveChangesAsync(CancellationToken ct);
}
