namespace Marketplace.Infrastructure.Search.Sqlite;

/// <summary>
/// What the public reads. One row per product that it can see and currency; where a row stands in every offered order is
/// an index, also within a category and all that is below it. Rows of a category repeat the sorted columns for that.
/// </summary>
/// <remarks>
/// Columns that stand last are the big ones: SQLite does not read the pages of those that are not asked. Instants are microseconds since
/// 1970. A price that is missing comes last in both directions, so there are two columns to sort by: very dear and less than nothing.
/// </remarks>
internal static class SqliteSearchSchema
{
    public static readonly IReadOnlyList<string> Tables =
        ["search_words", "search_text", "search_texts", "search_product_offers", "search_product_tags", "search_product_categories", "search_products", "search_counts", "search_revisions"];

    public static readonly IReadOnlyList<string> Statements =
    [
        """
        CREATE TABLE search_products (
            id INTEGER NOT NULL PRIMARY KEY,
            product_id TEXT NOT NULL,
            currency TEXT NOT NULL,
            text_id INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            digest TEXT NOT NULL,
            seller_id TEXT NULL,
            category_id TEXT NULL,
            price_minor INTEGER NULL,
            price_asc INTEGER NOT NULL,
            price_desc INTEGER NOT NULL,
            compare_at_minor INTEGER NULL,
            price_max_minor INTEGER NULL,
            stock INTEGER NOT NULL,
            in_stock INTEGER NOT NULL,
            is_available INTEGER NOT NULL,
            unit TEXT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            published_at INTEGER NOT NULL,
            popularity INTEGER NOT NULL,
            next_change_at INTEGER NULL,
            name TEXT NOT NULL,
            name_sort TEXT NOT NULL,
            slug TEXT NOT NULL,
            brand TEXT NULL,
            seller_name TEXT NULL,
            default_listing_id TEXT NULL,
            primary_image_id TEXT NULL,
            customization_template_id TEXT NULL,
            options TEXT NOT NULL,
            specs TEXT NOT NULL,
            description TEXT NULL,
            tags TEXT NOT NULL,
            images TEXT NOT NULL,
            listings TEXT NOT NULL,
            variants TEXT NOT NULL,
            category TEXT NOT NULL,
            seller TEXT NOT NULL)
        """,
        "CREATE UNIQUE INDEX ix_search_products_product_id ON search_products (product_id, currency)",
        "CREATE INDEX ix_search_products_text_id ON search_products (text_id, currency, product_id)",
        "CREATE INDEX ix_search_products_slug ON search_products (slug, currency)",
        "CREATE INDEX ix_search_products_created_at ON search_products (currency, created_at, product_id)",
        "CREATE INDEX ix_search_products_published_at ON search_products (currency, published_at, product_id)",
        "CREATE INDEX ix_search_products_price_asc ON search_products (currency, price_asc, product_id)",
        "CREATE INDEX ix_search_products_price_desc ON search_products (currency, price_desc, product_id)",
        "CREATE INDEX ix_search_products_name_sort ON search_products (currency, name_sort, product_id)",
        "CREATE INDEX ix_search_products_popularity ON search_products (currency, popularity, product_id)",
        "CREATE INDEX ix_search_products_seller_id ON search_products (seller_id, currency, created_at, product_id)",
        "CREATE INDEX ix_search_products_next_change_at ON search_products (next_change_at) WHERE next_change_at IS NOT NULL",

        // A product stands in its own category and in all above that.
        """
        CREATE TABLE search_product_categories (
            category_id TEXT NOT NULL,
            currency TEXT NOT NULL,
            row_id INTEGER NOT NULL REFERENCES search_products (id) ON DELETE CASCADE,
            product_id TEXT NOT NULL,
            price_asc INTEGER NOT NULL,
            price_desc INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            name_sort TEXT NOT NULL,
            PRIMARY KEY (category_id, currency, row_id)) WITHOUT ROWID
        """,
        "CREATE INDEX ix_search_product_categories_row_id ON search_product_categories (row_id)",
        "CREATE INDEX ix_search_product_categories_price_asc ON search_product_categories (category_id, currency, price_asc, product_id)",
        "CREATE INDEX ix_search_product_categories_price_desc ON search_product_categories (category_id, currency, price_desc, product_id)",
        "CREATE INDEX ix_search_product_categories_created_at ON search_product_categories (category_id, currency, created_at, product_id)",
        "CREATE INDEX ix_search_product_categories_name_sort ON search_product_categories (category_id, currency, name_sort, product_id)",

        "CREATE TABLE search_product_tags (tag_id TEXT NOT NULL, product_id TEXT NOT NULL, PRIMARY KEY (tag_id, product_id)) WITHOUT ROWID",
        "CREATE INDEX ix_search_product_tags_product_id ON search_product_tags (product_id)",
        "CREATE TABLE search_product_offers (seller_id TEXT NOT NULL, product_id TEXT NOT NULL, PRIMARY KEY (seller_id, product_id)) WITHOUT ROWID",
        "CREATE INDEX ix_search_product_offers_product_id ON search_product_offers (product_id)",

        // How many products a seller offers, and a category holds in a currency: counted on the way, as lists tell it for every row.
        "CREATE TABLE search_counts (subject TEXT NOT NULL PRIMARY KEY, products INTEGER NOT NULL) WITHOUT ROWID",
        Counting("search_product_offers", "INSERT", "new.seller_id", "+ 1"),
        Counting("search_product_offers", "DELETE", "old.seller_id", "- 1"),
        Counting("search_product_categories", "INSERT", "new.category_id || new.currency", "+ 1"),
        Counting("search_product_categories", "DELETE", "old.category_id || old.currency", "- 1"),

        // Revisions never repeat, not even for a product that was hidden for a while.
        "CREATE TABLE search_revisions (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), value INTEGER NOT NULL)",
        "INSERT INTO search_revisions (id, value) VALUES (1, 0)",

        // The words of all products: sellers and admins search among what the public does not see. The index follows its table by triggers.
        "CREATE TABLE search_texts (id INTEGER NOT NULL PRIMARY KEY, product_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, keywords TEXT NOT NULL, description TEXT NOT NULL)",
        """
        CREATE VIRTUAL TABLE search_text USING fts5(
            name, keywords, description, content='search_texts', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2')
        """,
        "CREATE VIRTUAL TABLE search_words USING fts5vocab('search_text', 'row')",
        """
        CREATE TRIGGER search_texts_inserted AFTER INSERT ON search_texts BEGIN
            INSERT INTO search_text (rowid, name, keywords, description) VALUES (new.id, new.name, new.keywords, new.description);
        END
        """,
        """
        CREATE TRIGGER search_texts_deleted AFTER DELETE ON search_texts BEGIN
            INSERT INTO search_text (search_text, rowid, name, keywords, description) VALUES ('delete', old.id, old.name, old.keywords, old.description);
        END
        """,
        """
        CREATE TRIGGER search_texts_updated AFTER UPDATE ON search_texts BEGIN
            INSERT INTO search_text (search_text, rowid, name, keywords, description) VALUES ('delete', old.id, old.name, old.keywords, old.description);
            INSERT INTO search_text (rowid, name, keywords, description) VALUES (new.id, new.name, new.keywords, new.description);
        END
        """,
    ];

    private static string Counting(string table, string change, string subject, string step) =>
        $"""
        CREATE TRIGGER {table}_{(change == "INSERT" ? "inserted" : "deleted")} AFTER {change} ON {table} BEGIN
            INSERT OR IGNORE INTO search_counts (subject, products) VALUES ({subject}, 0);
            UPDATE search_counts SET products = products {step} WHERE subject = {subject};
        END
        """;
}
