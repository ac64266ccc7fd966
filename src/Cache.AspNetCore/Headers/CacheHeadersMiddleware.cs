using Microsoft.AspNetCore.Http;

namespace KpiGen.Cache.AspNetCore.Headers;

/// <summary>Observes the cached calls of a request and tells the client about them, at the last moment at which headers can be set.</summary>
internal sealed class CacheHeadersMiddleware(RequestDelegate next, bool includeKeys, int maxKeysLength, CacheStatusValues? status)
{
    public const string OutcomeHeader = "X-Cache";
    public const string StatusHeader = "Cache-Status";
    public const string KeysHeader = "X-Cache-Key";
    public const string PartialHeader = "X-Cache-Partial";

    public async Task InvokeAsync(HttpContext context)
    {
        // It is not disposed: it ends with the flow of this method, in which nothing follows, and going back before would cost as much as beginning.
        CacheObservation observation = CacheObservation.Start(includeKeys);
        context.Response.OnStarting(
            static state =>
            {
                (CacheHeadersMiddleware headers, HttpContext context, CacheObservation observation) = ((CacheHeadersMiddleware, HttpContext, CacheObservation))state;
                headers.Set(context.Response.Headers, observation);
                return Task.CompletedTask;
            },
            (this, context, observation));
        await next(context).ConfigureAwait(false);
    }

    private void Set(IHeaderDictionary headers, CacheObservation observation)
    {
        headers[OutcomeHeader] = observation.Outcome switch
        {
            CacheOutcome.Hit => "HIT",
            CacheOutcome.Stale => "STALE",
            CacheOutcome.Miss => "MISS",
            _ => "BYPASS",
        };

        if (status is not null)
        {
            headers.Append(StatusHeader, status.Of(observation.Outcome));
        }

        if (observation.IsPartial)
        {
            headers[PartialHeader] = "true";
        }

        if (includeKeys && observation.Keys.Count > 0)
        {
            headers[KeysHeader] = KeysHeaderValue.Create(observation.Keys, maxKeysLength);
        }
    }
}
