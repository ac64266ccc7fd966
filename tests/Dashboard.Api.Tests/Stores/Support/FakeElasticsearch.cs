using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dashboard.Api.Tests.Stores.Support;

/// <summary>A server that answers canned bodies in Elasticsearch's wire format on a port of its own, and remembers what it was asked.</summary>
internal sealed class FakeElasticsearch : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TemporaryDirectory _directory = new();
    private readonly ConcurrentDictionary<string, Queue<(int Status, string Body)>> _answers = new();
    private StoreHost? _stores;

    private FakeElasticsearch(WebApplication server) => _server = server;

    public ConcurrentQueue<(string Method, string Path, string? Authorization, string? ContentType, string Body)> Requests { get; } = new();

    public static async Task<FakeElasticsearch> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FakeElasticsearch fake = new(builder.Build());
        fake._server.Run(fake.AnswerAsync);
        await fake._server.StartAsync(TestContext.Current.CancellationToken);
        return fake;
    }

    /// <summary>Answers requests to a path; the last answer is repeated.</summary>
    public FakeElasticsearch On(string path, int status, params ReadOnlySpan<string> bodies)
    {
        Queue<(int Status, string Body)> queue = _answers.GetOrAdd(path, _ => new Queue<(int Status, string Body)>());
        foreach (string body in bodies)
        {
            queue.Enqueue((status, body));
        }

        return this;
    }

    public async Task<T> StoreAsync<T>(params (string Key, string? Value)[] settings)
        where T : notnull
    {
        _stores ??= await StoreHost.StartAsync(
            _directory.Path,
            [
                ("Elasticsearch:Url", _server.Urls.Single()),
                ("Elasticsearch:RetryDelay", "00:00:00.001"),
                ("Elasticsearch:RetryAttempts", "1"),
                .. settings,
            ]);
        return _stores.Get<T>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_stores is not null)
        {
            await _stores.DisposeAsync();
        }

        await _server.DisposeAsync();
        _directory.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
        string path = context.Request.Path.Value!;
        Requests.Enqueue((
            context.Request.Method,
            path + context.Request.QueryString,
            context.Request.Headers.Authorization,
            context.Request.ContentType,
            await reader.ReadToEndAsync(context.RequestAborted)));
        (int status, string body) = NextAnswer(path);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers["X-elastic-product"] = "Elasticsearch";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private (int Status, string Body) NextAnswer(string path)
    {
        if (!_answers.TryGetValue(path, out Queue<(int Status, string Body)>? queue))
        {
            return (400, $$"""{"error":"no handler found for uri [{{path}}]","status":400}""");
        }

        lock (queue)
        {
            return queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        }
    }
}
