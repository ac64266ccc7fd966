using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Api.Tests.EndToEnd;

/// <summary>An Elasticsearch with one product, which holds every request for it until the test lets them go.</summary>
internal sealed class HeldElasticsearch : IAsyncDisposable
{
    private const string Product = """
        {"_index":"products","_id":"LAMP","found":true,"_source":{"sku":"LAMP","name":"Lamp","description":"A lamp.","category":"Lights","price":4.95}}
        """;

    private readonly WebApplication _server;
    private readonly Channel<string> _arrivals = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _going = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;

    private HeldElasticsearch(WebApplication server) => _server = server;

    /// <summary>Gets how often the product was asked for.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Gets the setting that points a process here.</summary>
    public (string Name, string Value) Setting => ("Elasticsearch__Url", _server.Urls.Single());

    public static async Task<HeldElasticsearch> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        HeldElasticsearch elasticsearch = new(builder.Build());
        elasticsearch._server.Run(elasticsearch.AnswerAsync);
        await elasticsearch._server.StartAsync(TestContext.Current.CancellationToken);
        return elasticsearch;
    }

    /// <summary>Waits for the next request for the product.</summary>
    public Task<string> ArrivedAsync() => _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>Answers what waits and what is still to come.</summary>
    public void Go() => _going.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Go();
        return _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-elastic-product"] = "Elasticsearch";
        if (context.Request.Path != "/products/_doc/LAMP")
        {
            await context.Response.WriteAsync("{}");
            return;
        }

        Interlocked.Increment(ref _requests);
        _arrivals.Writer.TryWrite(context.Request.Path);
        await _going.Task.WaitAsync(context.RequestAborted);
        await context.Response.WriteAsync(Product);
    }
}
