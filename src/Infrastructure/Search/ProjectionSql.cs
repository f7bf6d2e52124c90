namespace Marketplace.Infrastructure.Search;

/// <summary>How rows reach their tables: each statement takes all of them, out of one JSON text.</summary>
internal static class ProjectionSql
{
    /// <summary>0: the texts.</summary>
    public const string WriteTexts =
        """
        INSERT INTO search_texts (product_id, name, keywords, description)
        SELECT upper(value ->> 'productId'), value ->> 'name', value ->> 'keywords', value ->> 'description' FROM json_each({0}) WHERE true
        ON CONFLICT (product_id) DO UPDATE SET name = excluded.name, keywords = excluded.keywords, description = excluded.description
        WHERE name <> excluded.name OR keywords <> excluded.keywords OR description <> excluded.description
        """;

    /// <summary>0: the products that were looked at.</summary>
    public const string DeleteTexts =
        """
        DELETE FROM search_texts WHERE product_id IN (SELECT value FROM json_each({0})) AND product_id NOT IN (SELECT id FROM catalog_products)
        """;

    /// <summary>0: the products that were looked at; 1: the rows.</summary>
    public const string DeleteProducts =
        """
        DELETE FROM search_products WHERE product_id IN (SELECT value FROM json_each({0}))
            AND (product_id, currency) NOT IN (SELECT upper(value ->> 'productId'), value ->> 'currency' FROM json_each({1}))
        """;

    public const string NextRevision = "UPDATE search_revisions SET value = value + 1";

    /// <summary>0: the rows.</summary>
    public const string WriteProducts =
        """
        INSERT INTO search_products (product_id, currency, text_id, revision, digest, seller_id, category_id, price_minor, price_asc, price_desc,
            compare_at_minor, price_max_minor, stock, in_stock, is_available, unit, created_at, updated_at, published_at, popularity, next_change_at,
            name, name_sort, slug, brand, seller_name, default_listing_id, primary_image_id, options, specs, description, tags, images, listings, variants, category, seller)
        SELECT t.product_id, value ->> 'currency', t.id, (SELECT r.value FROM search_revisions r), value ->> 'digest', upper(value ->> 'sellerId'), upper(value ->> 'categoryId'),
            value ->> 'priceMinor', coalesce(value ->> 'priceMinor', 9223372036854775807), coalesce(value ->> 'priceMinor', -1),
            value ->> 'compareAtMinor', value ->> 'priceMaxMinor', value ->> 'stock', value ->> 'inStock', value ->> 'isAvailable', value ->> 'unit',
            value ->> 'createdAt', value ->> 'updatedAt', value ->> 'publishedAt', 0, value ->> 'nextChangeAt', value ->> 'name', value ->> 'nameSort', value ->> 'slug', value ->> 'brand',
            value ->> 'sellerName', upper(value ->> 'defaultListingId'), upper(value ->> 'primaryImageId'), value ->> 'options', value ->> 'specs', value ->> 'description', value ->> 'tags',
            value ->> 'images', value ->> 'listings', value ->> 'variants', value ->> 'category', value ->> 'seller'
        FROM json_each({0}) JOIN search_texts t ON t.product_id = upper(value ->> 'productId') WHERE true
        ON CONFLICT (product_id, currency) DO UPDATE SET revision = excluded.revision, digest = excluded.digest, seller_id = excluded.seller_id, category_id = excluded.category_id,
            price_minor = excluded.price_minor, price_asc = excluded.price_asc, price_desc = excluded.price_desc, compare_at_minor = excluded.compare_at_minor,
            price_max_minor = excluded.price_max_minor, stock = excluded.stock, in_stock = excluded.in_stock, is_available = excluded.is_available, unit = excluded.unit,
            updated_at = excluded.updated_at, published_at = excluded.published_at, next_change_at = excluded.next_change_at, name = excluded.name, name_sort = excluded.name_sort,
            slug = excluded.slug, brand = excluded.brand, seller_name = excluded.seller_name, default_listing_id = excluded.default_listing_id,
            primary_image_id = excluded.primary_image_id, options = excluded.options, specs = excluded.specs, description = excluded.description, tags = excluded.tags,
            images = excluded.images, listings = excluded.listings, variants = excluded.variants, category = excluded.category, seller = excluded.seller
        WHERE digest <> excluded.digest
        """;

    /// <summary>0: the products that were looked at. Only changed rows can stand elsewhere now.</summary>
    public const string DeletePlaces =
        """
        DELETE FROM search_product_categories WHERE row_id IN (
            SELECT id FROM search_products WHERE product_id IN (SELECT value FROM json_each({0})) AND revision = (SELECT value FROM search_revisions))
        """;

    /// <summary>0: the rows.</summary>
    public const string WritePlaces =
        """
        INSERT INTO search_product_categories (category_id, currency, row_id, product_id, price_asc, price_desc, created_at, name_sort)
        SELECT upper(c.value), p.currency, p.id, p.product_id, p.price_asc, p.price_desc, p.created_at, p.name_sort
        FROM json_each({0}) j, json_each(j.value -> 'categories') c
        JOIN search_products p ON p.product_id = upper(j.value ->> 'productId') AND p.currency = j.value ->> 'currency'
        WHERE p.revision = (SELECT value FROM search_revisions)
        """;

    /// <summary>0: the products that were looked at; 1: the rows.</summary>
    public const string DeleteTags =
        """
        DELETE FROM search_product_tags WHERE product_id IN (SELECT value FROM json_each({0}))
            AND (tag_id, product_id) NOT IN (SELECT upper(t.value), upper(j.value ->> 'productId') FROM json_each({1}) j, json_each(j.value -> 'tagIds') t)
        """;

    /// <summary>0: the rows.</summary>
    public const string WriteTags =
        "INSERT OR IGNORE INTO search_product_tags (tag_id, product_id) SELECT upper(t.value), upper(j.value ->> 'productId') FROM json_each({0}) j, json_each(j.value -> 'tagIds') t";

    /// <summary>0: the products that were looked at; 1: the rows.</summary>
    public const string DeleteOffers =
        """
        DELETE FROM search_product_offers WHERE product_id IN (SELECT value FROM json_each({0}))
            AND (seller_id, product_id) NOT IN (SELECT upper(s.value), upper(j.value ->> 'productId') FROM json_each({1}) j, json_each(j.value -> 'sellerIds') s)
        """;

    /// <summary>0: the rows.</summary>
    public const string WriteOffers =
        "INSERT OR IGNORE INTO search_product_offers (seller_id, product_id) SELECT upper(s.value), upper(j.value ->> 'productId') FROM json_each({0}) j, json_each(j.value -> 'sellerIds') s";
}
