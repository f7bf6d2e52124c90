namespace Marketplace.Infrastructure.Search.Postgres;

/// <summary>
/// What several statements may write at the same time, they write in the order of its key, so that nobody waits for each other in a circle.
/// </summary>
internal sealed class PostgresProjectionSql : ProjectionSql
{
    private const string Looked = "(SELECT CAST(value AS uuid) FROM jsonb_array_elements_text(CAST({0} AS jsonb)) AS value)";

    /// <summary>The sequence is asked by this transaction only, so that its last number is the revision of all that it has written.</summary>
    private const string Revision = "currval('search_revisions')";

    /// <summary>Makes one row of all the changes of a count.</summary>
    public override string Tidy =>
        """
        WITH gone AS (
            DELETE FROM search_counts WHERE ctid IN (
                SELECT ctid FROM search_counts WHERE subject IN (SELECT subject FROM search_counts GROUP BY subject HAVING count(*) > 1) FOR UPDATE SKIP LOCKED)
            RETURNING subject, products)
        INSERT INTO search_counts (subject, products) SELECT subject, sum(products) FROM gone GROUP BY subject
        """;

    public override string Lock =>
        "SELECT pg_advisory_xact_lock(hashtextextended(id, 0)) FROM (SELECT 'product ' || value AS id FROM jsonb_array_elements_text(CAST({0} AS jsonb)) AS value ORDER BY 1) AS ids";

    public override string WriteTexts =>
        """
        WITH told AS (SELECT * FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS j("productId" uuid, name text, keywords text, description text, document text)),
        words AS (
            INSERT INTO search_words (term)
            SELECT DISTINCT word FROM told, unnest(tsvector_to_array(CAST(document AS tsvector))) AS word WHERE NOT EXISTS (SELECT 1 FROM search_words known WHERE known.term = word)
            ORDER BY word ON CONFLICT DO NOTHING)
        INSERT INTO search_texts (product_id, name, keywords, description, document)
        SELECT "productId", name, keywords, description, CAST(document AS tsvector) FROM told ORDER BY 1
        ON CONFLICT (product_id) DO UPDATE SET name = excluded.name, keywords = excluded.keywords, description = excluded.description, document = excluded.document
        WHERE (search_texts.name, search_texts.keywords, search_texts.description) <> (excluded.name, excluded.keywords, excluded.description)
        """;

    public override string DeleteTexts => $"DELETE FROM search_texts t WHERE t.product_id IN {Looked} AND NOT EXISTS (SELECT 1 FROM catalog_products p WHERE p.id = t.product_id)";

    public override string DeleteProducts =>
        $$"""
        DELETE FROM search_products WHERE product_id IN {{Looked}}
            AND (product_id, currency) NOT IN (SELECT "productId", currency FROM jsonb_to_recordset(CAST({1} AS jsonb)) AS j("productId" uuid, currency text))
        RETURNING product_id AS "Value"
        """;

    public override string NextRevision => "SELECT nextval('search_revisions')";

    public override string WriteProducts =>
        $$"""
        {{Columns}}
        SELECT t.product_id, j.currency, t.id, {{Revision}}, j.digest, j."sellerId", j."categoryId",
            j."priceMinor", coalesce(j."priceMinor", 9223372036854775807), coalesce(j."priceMinor", -1),
            j."compareAtMinor", j."priceMaxMinor", j.stock, CAST(j."inStock" AS int), CAST(j."isAvailable" AS int), j.unit,
            j."createdAt", j."updatedAt", j."publishedAt", 0, j."nextChangeAt", j.name, j."nameSort", j.slug, j.brand,
            j."sellerName", j."defaultListingId", j."primaryImageId", j."customizationTemplateId", j.options, j.specs, j.description, j.tags,
            j.images, j.listings, j.variants, j.category, j.seller
        FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS j("productId" uuid, currency text, digest text, "sellerId" uuid, "categoryId" uuid, "priceMinor" bigint, "compareAtMinor" bigint,
            "priceMaxMinor" bigint, stock bigint, "inStock" boolean, "isAvailable" boolean, unit text, "createdAt" bigint, "updatedAt" bigint, "publishedAt" bigint, "nextChangeAt" bigint,
            name text, "nameSort" text, slug text, brand text, "sellerName" text, "defaultListingId" uuid, "primaryImageId" uuid, "customizationTemplateId" uuid, options text, specs text, description text, tags text,
            images text, listings text, variants text, category text, seller text)
        JOIN search_texts t ON t.product_id = j."productId"
        ORDER BY t.product_id, j.currency
        {{Replace}}
        """;

    public override string DeletePlaces =>
        $"DELETE FROM search_product_categories WHERE row_id IN (SELECT id FROM search_products WHERE product_id IN {Looked} AND revision = {Revision})";

    public override string WritePlaces =>
        $$"""
        INSERT INTO search_product_categories (category_id, currency, row_id, product_id, price_asc, price_desc, created_at, name_sort)
        SELECT CAST(c.value AS uuid), p.currency, p.id, p.product_id, p.price_asc, p.price_desc, p.created_at, p.name_sort
        FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS j("productId" uuid, currency text, categories jsonb)
        CROSS JOIN jsonb_array_elements_text(j.categories) AS c(value)
        JOIN search_products p ON p.product_id = j."productId" AND p.currency = j.currency
        WHERE p.revision = {{Revision}}
        """;

    public override string DeleteTags => Delete("search_product_tags", "tag_id", "tagIds");

    public override string WriteTags => Write("search_product_tags", "tag_id", "tagIds");

    public override string DeleteOffers => Delete("search_product_offers", "seller_id", "sellerIds");

    public override string WriteOffers => Write("search_product_offers", "seller_id", "sellerIds");

    private static string Delete(string table, string column, string member) =>
        $$"""
        DELETE FROM {{table}} WHERE product_id IN {{Looked}} AND ({{column}}, product_id) NOT IN (
            SELECT CAST(m.value AS uuid), j."productId" FROM jsonb_to_recordset(CAST({1} AS jsonb)) AS j("productId" uuid, "{{member}}" jsonb) CROSS JOIN jsonb_array_elements_text(j."{{member}}") AS m(value))
        """;

    private static string Write(string table, string column, string member) =>
        $$"""
        INSERT INTO {{table}} ({{column}}, product_id)
        SELECT CAST(m.value AS uuid), j."productId" FROM jsonb_to_recordset(CAST({0} AS jsonb)) AS j("productId" uuid, "{{member}}" jsonb) CROSS JOIN jsonb_array_elements_text(j."{{member}}") AS m(value)
        ON CONFLICT DO NOTHING
        """;
}
