using System.Globalization;
using System.Net;
using System.Text.Json;
using KpiGen.Cache.AspNetCore.Tests.Harness;
using KpiGen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.AspNetCore.Tests.Administration;

/// <summary>A flood of administration requests reaches an application that listens on a socket and has a real Redis, and others go on reading.</summary>
public sealed class RedisFloodTests : IAsyncLifetime
{
    private const int Flood = 200;
    private const int MaxAtOnce = 4;

    private readonly VersionedReports _reports = new();
    private readonly HttpClient _client = new();
    private RedisServer _redis = null!;
    private WebApplication? _app;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();

        // However busy the machine: an invalidation that Redis is slow to hear of waits for it.
        builder.Services.AddCache(static options => options.Remote.WriteTimeout = options.Remote.RemovalTimeout = TimeSpan.FromSeconds(30)).AddRedis(_redis.ConnectionString);
        builder.Services.AddSingleton<IReportService>(_reports);
        builder.Services.AddCachedServices();
        _app = builder.Build();
        _app.MapCacheAdministration();
        _app.MapGet("/version", static async (IReportService reports) => (await reports.GetAsync(1, default)).Title);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task While_Redis_holds_writes_up_a_few_requests_wait_for_it_and_all_others_are_refused()
    {
        Assert.Equal("0", await ReadAsync());
        Assert.StartsWith("+OK", await _redis.CommandAsync("CLIENT", "PAUSE", "600000", "WRITE"), StringComparison.Ordinal);
        List<Task<HttpResponseMessage>> running = [.. Enumerable.Range(0, Flood).Select(_ => ClearAsync())];

        for (int i = 0; i < Flood - MaxAtOnce; i++)
        {
            Task<HttpResponseMessage> ended = await Task.WhenAny(running);
            running.Remove(ended);
            await RefusedAsync(await ended);
        }

        _reports.Advance();
        Assert.Contains(await ReadAsync(), (string[])["0", "1"]);
        Assert.DoesNotContain(running, static request => request.IsCompleted);
        Assert.Equal(0, await MessagesAsync());

        Assert.StartsWith("+OK", await _redis.CommandAsync("CLIENT", "UNPAUSE"), StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(running.Select(SucceededAsync)), static succeeded => Assert.True(succeeded));
        Assert.Equal(MaxAtOnce, await MessagesAsync());
        Assert.Equal("1", await ReadAsync());
    }

    [Fact]
    public async Task Who_reads_meanwhile_never_sees_what_was_cleared_and_only_what_succeeded_was_told()
    {
        using var flooding = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 8).Select(_ => ReadUntilAsync(flooding.Token))];

        bool[] cleared = await Task.WhenAll(Enumerable.Range(0, Flood).Select(_ => ChangeAndClearAsync()));
        await flooding.CancelAsync();

        Assert.All(await Task.WhenAll(readers), static reads => Assert.True(reads > 0));
        int succeeded = cleared.Count(static isCleared => isCleared);
        Assert.InRange(succeeded, 1, Flood);
        Assert.Equal(succeeded, await MessagesAsync());
        Assert.True(await SucceededAsync(ClearAsync()));
        Assert.Equal(_reports.Version.ToString(CultureInfo.InvariantCulture), await ReadAsync());
        string commands = await _redis.CommandAsync("INFO", "commandstats");
        Assert.DoesNotContain("cmdstat_keys:", commands, StringComparison.Ordinal);
        Assert.DoesNotContain("cmdstat_flush", commands, StringComparison.Ordinal);
    }

    /// <summary>Reads until told to stop, at least once. What was cleared before a read began must not be what it returns.</summary>
    private async Task<int> ReadUntilAsync(CancellationToken stop)
    {
        int reads = 0;
        do
        {
            int cleared = _reports.Cleared;
            int version = int.Parse(await ReadAsync(), CultureInfo.InvariantCulture);
            Assert.InRange(version, cleared, _reports.Version);
            reads++;
        }
        while (!stop.IsCancellationRequested);
        return reads;
    }

    /// <summary>Returns whether it was cleared: what is not was refused.</summary>
    private async Task<bool> ChangeAndClearAsync()
    {
        int version = _reports.Advance();
        HttpResponseMessage response = await ClearAsync();
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            await RefusedAsync(response);
            return false;
        }

        Assert.True(await SucceededAsync(Task.FromResult(response)));
        _reports.NoteCleared(version);
        return true;
    }

    private Task<HttpResponseMessage> ClearAsync()
        => _client.PostAsync(new Uri("/api/cache/clear-all", UriKind.Relative), content: null, TestContext.Current.CancellationToken);

    private Task<string> ReadAsync() => _client.GetStringAsync(new Uri("/version", UriKind.Relative), TestContext.Current.CancellationToken);

    // One message for each time that everything was invalidated.
    private async Task<int> MessagesAsync()
        => int.Parse((await _redis.CommandAsync("LLEN", "{cache!log}:messages")).Trim(':', '\r', '\n'), CultureInfo.InvariantCulture);

    private static async Task RefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        using JsonDocument problem = await JsonAsync(response);
        Assert.Equal(429, problem.RootElement.GetProperty("status").GetInt32());
    }

    private static async Task<bool> SucceededAsync(Task<HttpResponseMessage> request)
    {
        HttpResponseMessage response = await request;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using JsonDocument answer = await JsonAsync(response);
        return answer.RootElement.GetProperty("completed").GetBoolean();
    }

    private static async Task<JsonDocument> JsonAsync(HttpResponseMessage response)
        => JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>An origin whose reports are called like the version of the data.</summary>
    private sealed class VersionedReports : IReportService
    {
        private int _version;
        private int _cleared;

        public int Version => Volatile.Read(ref _version);

        /// <summary>The highest version at which everything is known to have been cleared.</summary>
        public int Cleared => Volatile.Read(ref _cleared);

        public int Advance() => Interlocked.Increment(ref _version);

        public void NoteCleared(int version)
        {
            int seen = Cleared;
            while (seen < version)
            {
                seen = Interlocked.CompareExchange(ref _cleared, version, seen) is var found && found == seen ? version : found;
            }
        }

        public Task<Report> GetAsync(int id, CancellationToken cancellationToken)
            => Task.FromResult(new Report(id, Version.ToString(CultureInfo.InvariantCulture), new Amount(0)));

        public Task<string?> FindTitleAsync(int id) => throw new NotSupportedException();

        public Task<Draft> GetDraftAsync(int id) => throw new NotSupportedException();
    }
}
