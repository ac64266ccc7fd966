using Dashboard.Api.Stores.DuckDb.Building;
namespace Dashboard.Api.Stores.DuckDb.Sources;

/// <summary>The table that every source fills and <see cref="OrderDerivation"/> reads.</summary>
internal static class RawLines
{
    public const string Table = "raw_lines";

    public const string Create = """
        CREATE TABLE raw_lines (
            order_id VARCHAR NOT NULL,
            sku VARCHAR NOT NULL,
            product_name VARCHAR,
            quantity INTEGER NOT NULL,
            line_date TIMESTAMP NOT NULL,
            unit_price DECIMAL(18,3) NOT NULL,
            customer_id VARCHAR,
            country VARCHAR NOT NULL,
            category VARCHAR,
            manufacturer VARCHAR)
        """;
}
