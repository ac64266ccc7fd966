namespace Dashboard.Api.Stores.Sqlite;

/// <summary>
/// The catalogue and its full-text index. The index takes its text from the table (external content), and triggers keep the two together
/// as the SQLite manual describes it. Prices are whole thousandths: SQLite has no decimal type.
/// </summary>
internal static class ProductSchema
{
    public const decimal PriceScale = 1000m;

    public const string Create = """
        CREATE TABLE products (
            id INTEGER PRIMARY KEY,
            sku TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            description TEXT NOT NULL,
            category TEXT NOT NULL,
            manufacturer TEXT,
            price INTEGER NOT NULL);

        CREATE VIRTUAL TABLE products_text USING fts5(sku, name, description, content='products', content_rowid='id', tokenize='porter unicode61');

        CREATE TRIGGER products_added AFTER INSERT ON products BEGIN
            INSERT INTO products_text(rowid, sku, name, description) VALUES (new.id, new.sku, new.name, new.description);
        END;

        CREATE TRIGGER products_changed AFTER UPDATE ON products BEGIN
            INSERT INTO products_text(products_text, rowid, sku, name, description) VALUES ('delete', old.id, old.sku, old.name, old.description);
            INSERT INTO products_text(rowid, sku, name, description) VALUES (new.id, new.sku, new.name, new.description);
        END;
        """;

    public const string Insert = """
        INSERT INTO products (sku, name, description, category, manufacturer, price)
        VALUES ($sku, $name, $description, $category, $manufacturer, $price)
        ON CONFLICT (sku) DO NOTHING
        """;
}
