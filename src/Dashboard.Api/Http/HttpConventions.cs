using Dashboard.Api.Http.Problems;

namespace Dashboard.Api.Http;

/// <summary>What all endpoints have in common.</summary>
internal static class HttpConventions
{
    public static IServiceCollection AddHttpConventions(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddSingleton<IExceptionMapping, BadRequestMapping>();
        services.AddSingleton<IExceptionMapping, TimeoutMapping>();

        // In every environment the same way: as an exception, which becomes a problem document.
        return services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void UseHttpConventions(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseFileServer();
    }
}
