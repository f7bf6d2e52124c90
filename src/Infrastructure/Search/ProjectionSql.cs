namespace Marketplace.Infrastructure.Search;

/// <summary>How rows reach their tables: each statement takes all of them, out of one JSON text.</summary>
internal abstract class ProjectionSql
{
    /// <summary>What the next writer of the same products waits for; 0: their ids. Null where there is one writer only.</summary>
    public virtual string? Lock => null;

    /// <summary>Null where nothing is left for later.</summary>
    public virtual string? Tidy => null;

    /// <summary>0: the texts.</summary>
    public abstract string WriteTexts { get; }

    /// <summary>0: the products that were looked at.</summary>
    public abstract string DeleteTexts { get; }

    /// <summary>0: the products that were looked at; 1: the rows. Tells which are gone.</summary>
    public abstract string DeleteProducts { get; }

    /// <summary>The rows that are written from now on have a revision of their own.</summary>
    public abstract string NextRevision { get; }

    /// <summary>0: the rows. Tells which are not as they were.</summary>
    public abstract string WriteProducts { get; }

    /// <summary>0: the products that were looked at. Only changed rows can stand elsewhere now.</summary>
    public abstract string DeletePlaces { get; }

    /// <summary>0: the rows.</summary>
    public abstract string WritePlaces { get; }

    /// <summary>0: the products that were looked at; 1: the rows.</summary>
    public abstract string DeleteTags { get; }

    /// <summary>0: the rows.</summary>
    public abstract string WriteTags { get; }

    /// <summary>0: the products that were looked at; 1: the rows.</summary>
    public abstract string DeleteOffers { get; }

    /// <summary>0: the rows.</summary>
    public abstract string WriteOffers { get; }

    /// <summary>What a changed row takes over.</summary>
    protected const string Replace =
        """
        ON CONFLICT (product_id, currency) DO UPDATE SET revision = excluded.revision, digest = excluded.digest, seller_id = excluded.seller_id, category_id = excluded.category_id,
            price_minor = excluded.price_minor, price_asc = excluded.price_asc, price_desc = excluded.price_desc, compare_at_minor = excluded.compare_at_minor,
            price_max_minor = excluded.price_max_minor, stock = excluded.stock, in_stock = excluded.in_stock, is_available = excluded.is_available, unit = excluded.unit,
            updated_at = excluded.updated_at, published_at = excluded.published_at, next_change_at = excluded.next_change_at, name = excluded.name, name_sort = excluded.name_sort,
            slug = excluded.slug, brand = excluded.brand, seller_name = excluded.seller_name, default_listing_id = excluded.default_listing_id,
            primary_image_id = excluded.primary_image_id, customization_template_id = excluded.customization_template_id, options = excluded.options, specs = excluded.specs, description = excluded.description, tags = excluded.tags,
            images = excluded.images, listings = excluded.listings, variants = excluded.variants, category = excluded.category, seller = excluded.seller
        WHERE search_products.digest <> excluded.digest
        RETURNING product_id AS "Value"
        """;

    protected const string Columns =
        """
        INSERT INTO search_products (product_id, currency, text_id, revision, digest, seller_id, category_id, price_minor, price_asc, price_desc,
            compare_at_minor, price_max_minor, stock, in_stock, is_available, unit, created_at, updated_at, published_at, popularity, next_change_at,
            name, name_sort, slug, brand, seller_name, default_listing_id, primary_image_id, customization_template_id, options, specs, description, tags, images, listings, variants, category, seller)
        """;
}
