using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.AspNetCore.Tests.Harness;

/// <summary>An application with reports, in memory: no socket, no remote tier.</summary>
internal sealed class ReportHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ReportHost(WebApplication app) => _app = app;

    public ReportService Origin { get; } = new();

    public CountingConverter Serialised { get; } = new();

    public ICacheInvalidator Invalidator => _app.Services.GetRequiredService<ICacheInvalidator>();

    public static async Task<ReportHost> StartAsync(int? maxBytesPerEntry = null, bool observes = true, string? statusName = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddCache();
        builder.Services.AddScoped<IReportService>(static services => services.GetRequiredService<ReportHost>().Origin);
        builder.Services.AddCachedServices();
        if (maxBytesPerEntry is { } bytes)
        {
            builder.Services.Configure<CachedJsonOptions>(options => options.MaxBytesPerEntry = bytes);
        }

        ReportHost? host = null;
        builder.Services.AddSingleton(_ => host!);
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ReportJsonContext.Default);
            options.SerializerOptions.Converters.Add(host!.Serialised);
        });

        WebApplication app = builder.Build();
        host = new ReportHost(app);
        if (observes)
        {
            app.UseCacheHeaders(options => options.StatusName = statusName);
        }

        app.Use(BreakOff);
        ReportEndpoints.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, address, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach ((string name, string value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        using HttpClient client = _app.GetTestClient();
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // A client that goes away while its answer is being written.
    private static Task BreakOff(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContainsKey("X-Break-Off"))
        {
            context.Response.Body = new BrokenStream();
        }

        return next(context);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The client has gone.");
    }
}
