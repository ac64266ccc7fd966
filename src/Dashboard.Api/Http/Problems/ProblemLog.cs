namespace Dashboard.Api.Http.Problems;

/// <summary>What is logged about failed requests. The query string is left out: it may hold personal data.</summary>
internal static partial class ProblemLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Endpoint} failed with status {Status}.")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string method, string? endpoint, int status);
}
