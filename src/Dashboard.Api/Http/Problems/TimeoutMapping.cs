namespace Dashboard.Api.Http.Problems;

/// <summary>Work that did not end in time.</summary>
internal sealed class TimeoutMapping : IExceptionMapping
{
    public Problem? Map(Exception exception) => exception is TimeoutException or OperationCanceledException
        ? new(StatusCodes.Status504GatewayTimeout, "The data store did not answer in time.", "Try again; if it persists, ask for a shorter window.")
        : null;
}
