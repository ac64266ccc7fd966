namespace Dashboard.Api.Kpis.Search;

/// <summary>
/// A page was asked for that no store serves: page or size below 1, or from + size above <see cref="SearchLimits.MaxResultWindow"/>.
/// </summary>
public sealed class ResultWindowException : ArgumentException
{
    public ResultWindowException()
        : this("The page lies outside the result window.")
    {
    }

    public ResultWindowException(string message)
        : base(message)
    {
    }

    public ResultWindowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ResultWindowException(int page, int size)
        : this($"Page {page} of size {size} is outside the result window: "
            + $"both start at 1 and page × size may be at most {SearchLimits.MaxResultWindow}.")
    {
    }
}
