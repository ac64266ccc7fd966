using System.Text.Json;
using KpiGen.Cache.AspNetCore;

namespace KpiGen.Cache.Benchmarks.Http.Application;

/// <summary>The same answer in four ways, and the one whose origin is slow. What one way needs in the pipeline, the others do not pass.</summary>
internal static class Endpoints
{
    public const string Prepared = "/prepared";
    public const string Stored = "/stored";
    public const string OutputCache = "/output-cache";
    public const string Serialised = "/serialised";
    public const string Slow = "/slow";

    private static readonly DashboardAnswer Answer = DashboardAnswer.Create(1);
    private static readonly byte[] Bytes = JsonSerializer.SerializeToUtf8Bytes(Answer, AnswerJsonContext.Default.DashboardAnswer);

    public static WebApplication Start()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, AnswerJsonContext.Default));
        builder.Services.AddOutputCache();
        builder.Services.AddCache();
        builder.Services.AddScoped<IFigureService, FigureService>();
        builder.Services.AddCachedServices();

        WebApplication app = builder.Build();
        app.UseWhen(static context => context.Request.Path.StartsWithSegments(Stored) || context.Request.Path.StartsWithSegments(Slow), static branch => branch.UseCacheHeaders());
        app.UseWhen(static context => context.Request.Path.StartsWithSegments(OutputCache), static branch => branch.UseOutputCache());
        app.MapGet(Prepared, WritePreparedAsync);
        app.MapGet(Stored, async (IFigureService figures, CancellationToken token) => CachedResults.Json(await figures.GetAsync(1, token)));
        app.MapGet(OutputCache, static () => TypedResults.Ok(Answer)).CacheOutput();
        app.MapGet(Serialised, static () => TypedResults.Ok(Answer));
        app.MapGet(Slow + "/{id}", async (int id, IFigureService figures, CancellationToken token) => CachedResults.Json(await figures.GetSlowlyAsync(id, token)));
        app.Start();
        return app;
    }

    // The same headers as the stored answer has.
    private static Task WritePreparedAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ETag = "\"0123456789abcdef0123456789abcdef\"";
        headers.Vary = "Accept-Encoding";
        headers["X-Cache"] = "HIT";
        headers.ContentType = "application/json; charset=utf-8";
        headers.ContentLength = Bytes.Length;
        return context.Response.Body.WriteAsync(Bytes).AsTask();
    }
}
