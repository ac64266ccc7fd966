using Dashboard.Api.Stores.DuckDb.Building;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Sources;

/// <summary>Turns the text columns of a source file into typed lines, or says which row is wrong.</summary>
internal static class SourceParsing
{
    // Dates: ISO as in the file of the UCI repository, or month/day/year as spreadsheets export it.
    // Customer numbers: the file has them as 17850.0, which is no number a customer knows.
    private const string TypedView = """
        CREATE TEMP VIEW source_typed AS
        SELECT rowid + 1 AS row_number,
               nullif(trim(text_InvoiceNo), '') AS order_id,
               nullif(trim(text_StockCode), '') AS sku,
               text_Description AS product_name,
               TRY_CAST(trim(text_Quantity) AS INTEGER) AS quantity,
               coalesce(TRY_CAST(trim(text_InvoiceDate) AS TIMESTAMP), try_strptime(trim(text_InvoiceDate), '%m/%d/%Y %H:%M')) AS line_date,
               TRY_CAST(trim(text_UnitPrice) AS DECIMAL(18,3)) AS unit_price,
               nullif(regexp_replace(trim(text_CustomerID), '\.0+$', ''), '') AS customer_id,
               coalesce(nullif(trim(text_Country), ''), 'Unspecified') AS country,
               nullif(trim(text_Category), '') AS category,
               nullif(trim(text_Manufacturer), '') AS manufacturer,
               text_InvoiceNo, text_StockCode, text_Quantity, text_InvoiceDate, text_UnitPrice
        FROM source_text
        """;

    private const string FirstBadRow = """
        SELECT row_number,
               CASE WHEN order_id IS NULL THEN 'InvoiceNo' WHEN sku IS NULL THEN 'StockCode' WHEN quantity IS NULL THEN 'Quantity'
                    WHEN line_date IS NULL THEN 'InvoiceDate' ELSE 'UnitPrice' END AS column_name,
               CASE WHEN order_id IS NULL THEN text_InvoiceNo WHEN sku IS NULL THEN text_StockCode WHEN quantity IS NULL THEN text_Quantity
                    WHEN line_date IS NULL THEN text_InvoiceDate ELSE text_UnitPrice END AS value
        FROM source_typed
        WHERE order_id IS NULL OR sku IS NULL OR quantity IS NULL OR line_date IS NULL OR unit_price IS NULL
        ORDER BY row_number LIMIT 1
        """;

    private const string InsertLines = """
        INSERT INTO raw_lines
        SELECT order_id, sku, product_name, quantity, line_date, unit_price, customer_id, country, category, manufacturer
        FROM source_typed
        """;

    public static void Parse(DuckDBConnection connection, string path)
    {
        connection.Execute(TypedView);
        ThrowIfBadRow(connection, path);
        if (connection.Execute(RawLines.Create + ";" + InsertLines) == 0)
        {
            throw SourceException.Create(path, "it holds no order lines.", "Use a file with at least one row below the header.");
        }

        connection.Execute("DROP VIEW source_typed; DROP TABLE source_text");
    }

    private static void ThrowIfBadRow(DuckDBConnection connection, string path)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = FirstBadRow;
        using DuckDBDataReader reader = command.ExecuteReader();
        if (reader.Read())
        {
            string value = reader.IsDBNull(2) ? "empty" : $"'{reader.GetString(2)}'";
            throw SourceException.Create(
                path,
                $"in data row {reader.GetInt64(0)} the column {reader.GetString(1)} is {value}, which cannot be used.",
                "Correct the row: InvoiceNo and StockCode are text, Quantity is a whole number, "
                + "InvoiceDate is like 2010-12-01 08:26:00, UnitPrice is like 2.55.");
        }
    }
}
