namespace Dashboard.Api.Kpis.Search;

/// <summary>
/// What a search may ask for. Elasticsearch sets the window; the embedded store keeps it, so that clients see one contract.
/// </summary>
public static class SearchLimits
{
    /// <summary>The highest allowed value of from + size.</summary>
    public const int MaxResultWindow = 10_000;

    /// <summary>The number of characters of a query that are looked at; the rest is ignored.</summary>
    public const int MaxQueryLength = 1_024;

    /// <summary>Whether a page lies inside the result window. Pages start at 1.</summary>
    public static bool Allows(int page, int size) => page >= 1 && size >= 1 && (long)page * size <= MaxResultWindow;

    /// <summary>The number of results before a page.</summary>
    /// <exception cref="ResultWindowException">The page lies outside the result window.</exception>
    internal static int Offset(int page, int size) =>
        Allows(page, size) ? (page - 1) * size : throw new ResultWindowException(page, size);
}
