using Marketplace.Application.Catalog;
using Marketplace.Domain.Catalog;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Infrastructure.Persistence;

public abstract partial class MarketplaceDbContext : ICatalogDb
{
    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Variant> Variants => Set<Variant>();

    public DbSet<ProductImage> ProductImages => Set<ProductImage>();

    public DbSet<ProductTag> ProductTags => Set<ProductTag>();

    public DbSet<Listing> Listings => Set<Listing>();

    public DbSet<Price> Prices => Set<Price>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<CustomizationTemplate> CustomizationTemplates => Set<CustomizationTemplate>();
}
