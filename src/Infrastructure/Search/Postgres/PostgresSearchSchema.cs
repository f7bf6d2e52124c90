using Marketplace.Infrastructure.Persistence.Postgres;

namespace Marketplace.Infrastructure.Search.Postgres;

/// <summary>What the public reads, with the columns and indexes of SQLite's tables; there it is told what they mean.</summary>
internal static class PostgresSearchSchema
{
    private const string Text = $"text COLLATE {PostgresMarketplaceDbContext.Collation}";

    public static readonly IReadOnlyList<string> Removal =
    [
        "DROP TABLE search_words, search_texts, search_product_offers, search_product_tags, search_product_categories, search_products, search_counts",
        "DROP SEQUENCE search_revisions",
        "DROP FUNCTION search_product_offers_inserted, search_product_offers_deleted, search_product_categories_inserted, search_product_categories_deleted",
    ];

    public static readonly IReadOnlyList<string> Statements =
    [
        $"""
        CREATE TABLE search_products (
            id bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            product_id uuid NOT NULL,
            currency {Text} NOT NULL,
            text_id bigint NOT NULL,
            revision bigint NOT NULL,
            digest {Text} NOT NULL,
            seller_id uuid NULL,
            category_id uuid NULL,
            price_minor bigint NULL,
            price_asc bigint NOT NULL,
            price_desc bigint NOT NULL,
            compare_at_minor bigint NULL,
            price_max_minor bigint NULL,
            stock bigint NOT NULL,
            in_stock bigint NOT NULL,
            is_available bigint NOT NULL,
            unit {Text} NULL,
            created_at bigint NOT NULL,
            updated_at bigint NOT NULL,
            published_at bigint NOT NULL,
            popularity bigint NOT NULL,
            next_change_at bigint NULL,
            name {Text} NOT NULL,
            name_sort {Text} NOT NULL,
            slug {Text} NOT NULL,
            brand {Text} NULL,
            seller_name {Text} NULL,
            default_listing_id uuid NULL,
            primary_image_id uuid NULL,
            customization_template_id uuid NULL,
            options text NOT NULL,
            specs text NOT NULL,
            description text NULL,
            tags text NOT NULL,
            images text NOT NULL,
            listings text NOT NULL,
            variants text NOT NULL,
            category text NOT NULL,
            seller text NOT NULL)
        """,
        "CREATE UNIQUE INDEX ix_search_products_product_id ON search_products (product_id, currency)",
        "CREATE INDEX ix_search_products_text_id ON search_products (text_id, currency, product_id) INCLUDE (id)",
        "CREATE INDEX ix_search_products_slug ON search_products (slug, currency)",
        "CREATE INDEX ix_search_products_created_at ON search_products (currency, created_at, product_id)",
        "CREATE INDEX ix_search_products_published_at ON search_products (currency, published_at, product_id)",
        "CREATE INDEX ix_search_products_price_asc ON search_products (currency, price_asc, product_id)",
        "CREATE INDEX ix_search_products_price_desc ON search_products (currency, price_desc, product_id)",
        "CREATE INDEX ix_search_products_name_sort ON search_products (currency, name_sort, product_id)",
        "CREATE INDEX ix_search_products_popularity ON search_products (currency, popularity, product_id)",
        "CREATE INDEX ix_search_products_seller_id ON search_products (seller_id, currency, created_at, product_id)",
        "CREATE INDEX ix_search_products_next_change_at ON search_products (next_change_at) WHERE next_change_at IS NOT NULL",
        "CREATE INDEX ix_search_products_name_trigrams ON search_products USING gin (name_sort gin_trgm_ops)",

        $"""
        CREATE TABLE search_product_categories (
            category_id uuid NOT NULL,
            currency {Text} NOT NULL,
            row_id bigint NOT NULL REFERENCES search_products (id) ON DELETE CASCADE,
            product_id uuid NOT NULL,
            price_asc bigint NOT NULL,
            price_desc bigint NOT NULL,
            created_at bigint NOT NULL,
            name_sort {Text} NOT NULL,
            PRIMARY KEY (category_id, currency, row_id))
        """,
        "CREATE INDEX ix_search_product_categories_row_id ON search_product_categories (row_id)",
        "CREATE INDEX ix_search_product_categories_price_asc ON search_product_categories (category_id, currency, price_asc, product_id)",
        "CREATE INDEX ix_search_product_categories_price_desc ON search_product_categories (category_id, currency, price_desc, product_id)",
        "CREATE INDEX ix_search_product_categories_created_at ON search_product_categories (category_id, currency, created_at, product_id)",
        "CREATE INDEX ix_search_product_categories_name_sort ON search_product_categories (category_id, currency, name_sort, product_id)",

        "CREATE TABLE search_product_tags (tag_id uuid NOT NULL, product_id uuid NOT NULL, PRIMARY KEY (tag_id, product_id))",
        "CREATE INDEX ix_search_product_tags_product_id ON search_product_tags (product_id)",
        "CREATE TABLE search_product_offers (seller_id uuid NOT NULL, product_id uuid NOT NULL, PRIMARY KEY (seller_id, product_id))",
        "CREATE INDEX ix_search_product_offers_product_id ON search_product_offers (product_id)",

        // A row that all writers of a category changed would have them wait for each other: every change is a row, and their sum is the count.
        $"CREATE TABLE search_counts (subject {Text} NOT NULL, products bigint NOT NULL)",
        "CREATE INDEX ix_search_counts_subject ON search_counts (subject) INCLUDE (products)",
        .. Counting("search_product_offers", "INSERT", "CAST(c.seller_id AS text)", 1),
        .. Counting("search_product_offers", "DELETE", "CAST(c.seller_id AS text)", -1),
        .. Counting("search_product_categories", "INSERT", "c.category_id || c.currency", 1),
        .. Counting("search_product_categories", "DELETE", "c.category_id || c.currency", -1),

        "CREATE SEQUENCE search_revisions",

        // Words stay when the last product that had them is gone; who looks for one asks the texts.
        $"CREATE TABLE search_texts (id bigint NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY, product_id uuid NOT NULL UNIQUE, name {Text} NOT NULL, keywords {Text} NOT NULL, description {Text} NOT NULL, document tsvector NOT NULL DEFAULT '')",
        "CREATE INDEX ix_search_texts_document ON search_texts USING gin (document)",
        $"CREATE TABLE search_words (term {Text} NOT NULL PRIMARY KEY)",
    ];

    private static IEnumerable<string> Counting(string table, string change, string subject, int step)
    {
        var name = $"{table}_{(change == "INSERT" ? "inserted" : "deleted")}";
        yield return
            $"""
            CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                INSERT INTO search_counts (subject, products) SELECT {subject}, {step} * count(*) FROM changed c GROUP BY 1;
                RETURN NULL;
            END $$
            """;
        yield return $"CREATE TRIGGER {name} AFTER {change} ON {table} REFERENCING {(change == "INSERT" ? "NEW" : "OLD")} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION {name}()";
    }
}
