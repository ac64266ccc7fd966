using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.AspNetCore.Tests.Administration;

/// <summary>However many administration requests come at once, a few of them run.</summary>
public sealed class FloodTests : IAsyncLifetime
{
    private const int Flood = 200;
    private const int MaxAtOnce = 4;

    private readonly SlowInvalidator _invalidator = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseTestServer();
        builder.Services.AddCache();
        builder.Services.Replace(ServiceDescriptor.Singleton<ICacheInvalidator>(_invalidator));
        _app = builder.Build();
        _app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Loopback;
            return next(context);
        });
        _app.MapCacheAdministration();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = _app.GetTestClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_flood_is_refused_with_a_problem_and_those_that_run_go_on()
    {
        Task<HttpResponseMessage>[] first = [.. Enumerable.Range(0, MaxAtOnce).Select(_ => ClearAsync())];
        await _invalidator.ReachedAsync(MaxAtOnce);

        HttpResponseMessage[] refused = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => ClearAsync()));

        Assert.All(refused, static response => Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode));
        Assert.Equal("application/problem+json", refused[0].Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), refused[0].Headers.RetryAfter?.Delta);
        using JsonDocument problem = JsonDocument.Parse(await refused[0].Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("At most 4", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(MaxAtOnce, _invalidator.Calls);

        _invalidator.Answer();
        Assert.All(await Task.WhenAll(first), static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await ClearAsync()).StatusCode);
    }

    private Task<HttpResponseMessage> ClearAsync()
        => _client.PostAsync(new Uri("/api/cache/clear-all", UriKind.Relative), content: null, TestContext.Current.CancellationToken);

    /// <summary>Invalidates nothing until the test says so.</summary>
    private sealed class SlowInvalidator : ICacheInvalidator
    {
        private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Channel<int> _arrivals = Channel.CreateUnbounded<int>();
        private int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public void Answer() => _answer.SetResult();

        public async Task ReachedAsync(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                await _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);
            }
        }

        public Task<InvalidationResult> InvalidateAsync(CacheKey key) => AnswerAsync();

        public Task<InvalidationResult> InvalidateTypeAsync(CacheType type) => AnswerAsync();

        public Task<InvalidationResult> InvalidateTypeAsync(string type) => AnswerAsync();

        public Task<InvalidationResult> InvalidateTagAsync(CacheTag tag) => AnswerAsync();

        public Task<InvalidationResult> InvalidatePatternAsync(string pattern) => AnswerAsync();

        public Task<InvalidationResult> InvalidateAllAsync() => AnswerAsync();

        private async Task<InvalidationResult> AnswerAsync()
        {
            _arrivals.Writer.TryWrite(Interlocked.Increment(ref _calls));
            await _answer.Task;
            return new InvalidationResult(0, Completed: true);
        }
    }
}
