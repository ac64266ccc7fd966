using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.AspNetCore.Tests.Headers;

public class ObservedRequestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_observes_a_request_is_gone_for_whoever_stands_before_it(bool waits)
    {
        CacheObservation? before = null;
        CacheObservation? within = null;
        CacheObservation? behind = null;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddCache();
        await using WebApplication app = builder.Build();
        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            before = CacheObservation.Current;
            await next(context);
            behind = CacheObservation.Current;
        });
        app.UseCacheHeaders();
        app.MapGet("/", async context =>
        {
            if (waits)
            {
                await Task.Yield();
            }

            within = CacheObservation.Current;
            await context.Response.WriteAsync("answer");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using HttpClient client = app.GetTestClient();

        string answer = await client.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal("answer", answer);
        Assert.NotNull(within);
        Assert.Null(before);
        Assert.Null(behind);
    }
}
