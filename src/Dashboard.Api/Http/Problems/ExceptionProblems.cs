using Microsoft.AspNetCore.Diagnostics;

namespace Dashboard.Api.Http.Problems;

/// <summary>Answers exceptions with problem documents (RFC 9457) and logs those that are nobody's mistake in the request.</summary>
internal sealed class ExceptionProblems(IProblemDetailsService problems, IEnumerable<IExceptionMapping> mappings, ILogger<ExceptionProblems> logger)
    : IExceptionHandler
{
    private static readonly Problem Unexpected = new(
        StatusCodes.Status500InternalServerError,
        "The request failed.",
        "An error that nobody expected occurred. It has been logged under the trace id of this answer.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        Problem problem = mappings.Select(mapping => mapping.Map(exception)).FirstOrDefault(mapped => mapped is not null) ?? Unexpected;
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            ProblemLog.RequestFailed(logger, exception, httpContext.Request.Method, httpContext.GetEndpoint()?.DisplayName, problem.Status);
        }

        httpContext.Response.StatusCode = problem.Status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = problem.Status, Title = problem.Title, Detail = problem.Detail },
        }).ConfigureAwait(false);
    }
}
