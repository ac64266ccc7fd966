namespace Dashboard.Api.Stores.DuckDb.Sources;

/// <summary>The order data cannot be used. The message names the setting, the file and what to do.</summary>
public sealed class SourceException : Exception
{
    public SourceException()
    {
    }

    public SourceException(string message)
        : base(message)
    {
    }

    public SourceException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static SourceException Create(string path, string problem, string fix, Exception? inner = null) =>
        new($"The setting Kpi:Source names '{path}', but {problem} {fix}", inner);
}
