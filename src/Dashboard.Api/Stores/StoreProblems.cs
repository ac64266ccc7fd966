using Dashboard.Api.Http.Problems;
using Dashboard.Api.Stores.Elasticsearch;
using Polly.Timeout;

namespace Dashboard.Api.Stores;

/// <summary>What failures of the stores mean to clients.</summary>
internal sealed class StoreProblems : IExceptionMapping
{
    private static readonly Problem Incomplete = new(
        StatusCodes.Status502BadGateway, "The data store gave no usable answer.", "Its answer was refused, or did not cover all of the data. Try again.");

    private static readonly Problem Unavailable = new(
        StatusCodes.Status503ServiceUnavailable, "The data store is unavailable.", "Try again in a moment.");

    private static readonly Problem Late = new(
        StatusCodes.Status504GatewayTimeout, "The data store did not answer in time.", "Try again, or ask for a shorter window.");

    public Problem? Map(Exception exception) => exception switch
    {
        PartialResultException => Incomplete,
        ElasticsearchException { Status: StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable } => Unavailable,
        ElasticsearchException { Status: StatusCodes.Status504GatewayTimeout } => Late,
        ElasticsearchException { Status: not null } => Incomplete,
        ElasticsearchException { InnerException: TimeoutRejectedException or OperationCanceledException } => Late,
        ElasticsearchException { InnerException: not null } => Unavailable,
        ElasticsearchException => Incomplete,
        _ => null,
    };
}
