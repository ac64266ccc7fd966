using Microsoft.AspNetCore.Http;

namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>
/// Bounds how many administration requests run at once: an invalidation walks through Redis in steps, and a flood of them must not take the time
/// of those who read.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class FloodFilter : IEndpointFilter
{
    private const int MaxAtOnce = 4;

    private int _running;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            if (Interlocked.Increment(ref _running) <= MaxAtOnce)
            {
                return await next(context).ConfigureAwait(false);
            }

            context.HttpContext.Response.Headers.RetryAfter = "1";
            return TypedResults.Problem(
                title: "Too many administration requests run at once.",
                detail: $"At most {MaxAtOnce} run at a time. Try again when one of them has ended.",
                statusCode: StatusCodes.Status429TooManyRequests);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}
