namespace Dashboard.Api.Stores.DuckDb.Sources;

/// <summary>The columns of a source file: those of "Online Retail", and two that refine it.</summary>
internal static class SourceColumns
{
    public static IReadOnlyList<string> Required { get; } =
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

    public static IReadOnlyList<string> Optional { get; } = ["Category", "Manufacturer"];

    /// <summary>The columns that a file lacks; names are compared without case, as SQL does.</summary>
    public static IReadOnlyList<string> Missing(IEnumerable<string> columns) =>
        [.. Required.Except(columns, StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// The select list that reads every known column as text, under names such as <c>text_UnitPrice</c>; absent optional columns are
    /// null.
    /// </summary>
    public static string SelectAsText(IReadOnlyCollection<string> columns)
    {
        IEnumerable<string> required = Required.Select(column => $"CAST(\"{column}\" AS VARCHAR) AS text_{column}");
        IEnumerable<string> optional = Optional.Select(column => columns.Contains(column, StringComparer.OrdinalIgnoreCase)
            ? $"CAST(\"{column}\" AS VARCHAR) AS text_{column}"
            : $"CAST(NULL AS VARCHAR) AS text_{column}");
        return string.Join(", ", required.Concat(optional));
    }
}
