using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>
/// Lets requests through that come from this machine while the application runs in Development. Fails closed: a connection whose other end
/// is unknown is not local, and neither is one that a web page of another site opens.
/// </summary>
internal sealed class LocalDevelopmentFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        bool development = http.RequestServices.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        if (!development || !IsLoopback(http.Connection.RemoteIpAddress) || !IsLoopback(http.Request.Host) || IsForeign(http.Request))
        {
            return TypedResults.Problem(
                title: "Cache administration is not open to this request.",
                detail: "It answers only in the Development environment, and only to requests from the machine that the application runs on.",
                statusCode: StatusCodes.Status403Forbidden);
        }

        return await next(context).ConfigureAwait(false);
    }

    private static bool IsLoopback(IPAddress? address)
        => address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    // A name of somebody else's that resolves to this machine would let that somebody's page in (DNS rebinding).
    private static bool IsLoopback(HostString host)
        => string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Host.AsSpan().Trim("[]"), out IPAddress? address) && IsLoopback(address));

    // Browsers send an origin with every request that can change something; other clients do not.
    private static bool IsForeign(HttpRequest request)
        => request.Headers.Origin is [{ Length: > 0 } origin]
            && !string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
