namespace Marketplace.Infrastructure.Search.Sqlite;

internal sealed class SqliteProjectionSql : ProjectionSql
{
    public override string WriteTexts =>
        """
        INSERT INTO search_texts (product_id, name, keywords, description)
        SELECT upper(value ->> 'productId'), value ->> 'name', value ->> 'keywords', value ->> 'description' FROM json_each({0}) WHERE true
        ON CONFLICT (product_id) DO UPDATE SET name = excluded.name, keywords = excluded.keywords, description = excluded.description
        WHERE name <> excluded.name OR keywords <> excluded.keywords OR description <> excluded.description
        """;

    public override string DeleteTexts =>
        """
        DELETE FROM search_texts WHERE product_id IN (SELECT value FROM json_each({0})) AND product_id NOT IN (SELECT id FROM catalog_products)
        """;

    public override string DeleteProducts =>
        """
        DELETE FROM search_products WHERE product_id IN (SELECT value FROM json_each({0}))
            AND (product_id, currency) NOT IN (SELECT upper(value ->> 'productId'), value ->> 'currency' FROM json_each({1}))
        RETURNING product_id AS "Value"
        """;

    public override string NextRevision => "UPDATE search_revisions SET value = value + 1";

    public override string WriteProducts =>
        $$"""
        {{Columns}}
        SELECT t.product_id, value ->> 'currency', t.id, (SELECT r.value FROM search_revisions r), value ->> 'digest', upper(value ->> 'sellerId'), upper(value ->> 'categoryId'),
            value ->> 'priceMinor', coalesce(value ->> 'priceMinor', 9223372036854775807), coalesce(value ->> 'priceMinor', -1),
            value ->> 'compareAtMinor', value ->> 'priceMaxMinor', value ->> 'stock', value ->> 'inStock', value ->> 'isAvailable', value ->> 'unit',
            value ->> 'createdAt', value ->> 'updatedAt', value ->> 'publishedAt', 0, value ->> 'nextChangeAt', value ->> 'name', value ->> 'nameSort', value ->> 'slug', value ->> 'brand',
            value ->> 'sellerName', upper(value ->> 'defaultListingId'), upper(value ->> 'primaryImageId'), upper(value ->> 'customizationTemplateId'), value ->> 'options', value ->> 'specs', value ->> 'description', value ->> 'tags',
            value ->> 'images', value ->> 'listings', value ->> 'variants', value ->> 'category', value ->> 'seller'
        FROM json_each({0}) JOIN search_texts t ON t.product_id = upper(value ->> 'productId') WHERE true
        {{Replace}}
        """;

    public override string DeletePlaces =>
        """
        DELETE FROM search_product_categories WHERE row_id IN (
            SELECT id FROM search_products WHERE product_id IN (SELECT value FROM json_each({0})) AND revision = (SELECT value FROM search_revisions))
        """;

    public override string WritePlaces =>
        """
        INSERT INTO search_product_categories (category_id, currency, row_id, product_id, price_asc, price_desc, created_at, name_sort)
        SELECT upper(c.value), p.currency, p.id, p.product_id, p.price_asc, p.price_desc, p.created_at, p.name_sort
        FROM json_each({0}) j, json_each(j.value -> 'categories') c
        JOIN search_products p ON p.product_id = upper(j.value ->> 'productId') AND p.currency = j.value ->> 'currency'
        WHERE p.revision = (SELECT value FROM search_revisions)
        """;

    public override string DeleteTags =>
        """
        DELETE FROM search_product_tags WHERE product_id IN (SELECT value FROM json_each({0}))
            AND (tag_id, product_id) NOT IN (SELECT upper(t.value), upper(j.value ->> 'productId') FROM json_each({1}) j, json_each(j.value -> 'tagIds') t)
        """;

    public override string WriteTags => "INSERT OR IGNORE INTO search_product_tags (tag_id, product_id) SELECT upper(t.value), upper(j.value ->> 'productId') FROM json_each({0}) j, json_each(j.value -> 'tagIds') t";

    public override string DeleteOffers =>
        """
        DELETE FROM search_product_offers WHERE product_id IN (SELECT value FROM json_each({0}))
            AND (seller_id, product_id) NOT IN (SELECT upper(s.value), upper(j.value ->> 'productId') FROM json_each({1}) j, json_each(j.value -> 'sellerIds') s)
        """;

    public override string WriteOffers => "INSERT OR IGNORE INTO search_product_offers (seller_id, product_id) SELECT upper(s.value), upper(j.value ->> 'productId') FROM json_each({0}) j, json_each(j.value -> 'sellerIds') s";
}
