using KpiGen.Cache.AspNetCore;
using KpiGen.Cache.AspNetCore.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds cache headers to the answers of an application.</summary>
public static class CacheHeadersApplicationBuilderExtensions
{
    /// <summary>
    /// Adds <c>X-Cache: HIT|MISS|STALE|BYPASS</c> to every answer, <c>X-Cache-Partial: true</c> to one that is made of a result which its origin
    /// has marked as incomplete and, in Development, <c>X-Cache-Key</c>. Place it first, so that answers of
    /// error handlers carry the header, too.
    /// </summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    public static IApplicationBuilder UseCacheHeaders(this IApplicationBuilder app) => app.UseCacheHeaders(static _ => { });

    /// <summary>Adds <c>X-Cache</c> and, where wanted, <c>X-Cache-Key</c> and <c>Cache-Status</c> to every answer.</summary>
    /// <param name="app">The application.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The application.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ArgumentException">The name for <c>Cache-Status</c> is no token.</exception>
    public static IApplicationBuilder UseCacheHeaders(this IApplicationBuilder app, Action<CacheHeadersOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new CacheHeadersOptions();
        configure(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxKeysLength, 16, nameof(CacheHeadersOptions.MaxKeysLength));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxKeysLength, 8192, nameof(CacheHeadersOptions.MaxKeysLength));

        bool includeKeys = options.IncludeKeys ?? app.ApplicationServices.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        CacheStatusValues? status = options.StatusName is { } name ? new CacheStatusValues(name) : null;
        return app.Use(next => new CacheHeadersMiddleware(next, includeKeys, options.MaxKeysLength, status).InvokeAsync);
    }
}
