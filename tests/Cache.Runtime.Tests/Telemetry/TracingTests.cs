using System.Diagnostics;
using KpiGen.Cache.Calls;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Telemetry;

[Collection(nameof(ProcessWideState))]
public sealed class TracingTests : IDisposable
{
    private static readonly ActivitySource Callers = new("Tests");

    private readonly ActivityRecorder _activities = new();
    private readonly RemoteNodes _nodes = new();

    [Fact]
    public async Task A_search_that_asks_for_the_lease_at_once_is_one_read_however_often_it_asks()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        for (int i = 0; i < MissForecast.Enough; i++)
        {
            await two.Catalog.GetAsync(1000 + i);
        }

        await two.SettleAsync();
        one.Origin.Gated = true;
        Task<string?> loading = one.Catalog.GetAsync(1);
        OriginCall call = await one.Origin.NextAsync();
        _activities.Clear();
        Task<string?> waiting = two.Catalog.GetAsync(1);
        await Eventually.TrueAsync(
            () =>
            {
                two.Time.Advance(TimeSpan.FromMilliseconds(1));
                return _nodes.Store.Leases.Refusals >= 3;
            },
            "it has asked again");

        call.Return("one");
        await loading;
        await one.SettleAsync();

        Assert.Equal("one", await two.AdvanceUntilAsync(waiting, TimeSpan.FromMilliseconds(1)));
        Assert.Single(_activities.Names, CacheActivities.RemoteRead);
    }

    [Fact]
    public async Task A_miss_is_a_load_with_its_parts()
    {
        await using CacheHost host = await _nodes.StartAsync();

        await host.Catalog.GetAsync(1);

        Activity load = _activities.Load;
        Assert.Equal(["cache.remote.read", "cache.origin", "cache.load"], _activities.Names);
        Assert.Equal(load.SpanId, _activities["cache.remote.read"].ParentSpanId);
        Assert.Equal(load.SpanId, _activities["cache.origin"].ParentSpanId);
        Assert.Equal(CatalogMethods.GetId, load.GetTagItem("cache.method"));
        Assert.Equal("product", load.GetTagItem("cache.type"));
        Assert.Equal(("miss", "origin"), Outcome(load));
        Assert.Equal("miss", _activities["cache.remote.read"].GetTagItem("cache.outcome"));
        Assert.Equal(ActivityStatusCode.Unset, load.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listener_that_throws_at_the_end_of_a_load_does_not_keep_its_callers(bool isSynchronous)
    {
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "KpiGen.Cache",
            ActivityStopped = static activity => throw new TimeZoneNotFoundException(activity.OperationName),
        };
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<int> caller = isSynchronous ? Task.Run(() => host.Catalog.Count(1)) : LengthAsync(host.Catalog.GetAsync(1));
        OriginCall call = await host.Origin.NextAsync();
        ActivitySource.AddActivityListener(listener);

        call.Return(isSynchronous ? 3 : "new");

        Assert.Equal(3, await caller.WaitAsync(OriginControl.Watchdog));
        Assert.Equal(0, host.Counts.OriginFailures);
    }

    [Fact]
    public async Task A_synchronous_miss_is_one_too()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Coherence.CompareAsync();
        using Activity caller = Callers.StartActivity("caller")!;

        host.Catalog.Count(1);

        Assert.Equal(["cache.remote.read", "cache.origin", "cache.load"], _activities.Names);
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task A_hit_of_the_remote_tier_says_so()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        _activities.Clear();

        await host.Catalog.GetAsync(1);

        Assert.Equal(["cache.remote.read", "cache.load"], _activities.Names);
        Assert.Equal(("hit", "remote"), Outcome(_activities.Load));
    }

    [Fact]
    public async Task A_hit_in_memory_is_not_traced()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        _activities.Clear();

        await host.Catalog.GetAsync(1);

        Assert.Empty(_activities.Stopped);
    }

    [Fact]
    public async Task A_load_is_a_root_that_is_linked_to_the_first_caller()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Origin = new OriginControl { Gated = true } });
        using Activity first = Callers.StartActivity("first")!;
        Task<string?> leading = host.Catalog.GetAsync(1);
        Activity.Current = null;
        using Activity second = Callers.StartActivity("second")!;
        Task<string?> joining = host.Catalog.GetAsync(1);
        OriginCall origin = await host.Origin.NextAsync();
        origin.Return("x");
        await leading;
        await joining;

        Activity load = _activities.Load;
        Assert.Equal(default, load.ParentSpanId);
        Assert.NotEqual(first.TraceId, load.TraceId);
        Assert.Equal(first.Context, Assert.Single(load.Links).Context);
        Assert.Equal("cache.origin", origin.Activity?.OperationName);
        Assert.Same(second, Activity.Current);
    }

    [Fact]
    public async Task A_failure_is_marked_by_its_type_alone()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException("a secret");

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));

        Assert.All(["cache.load", "cache.origin"], name =>
        {
            Activity activity = _activities[name];
            Assert.Equal((ActivityStatusCode.Error, null), (activity.Status, activity.StatusDescription));
            Assert.Equal("System.TimeZoneNotFoundException", activity.GetTagItem("error.type"));
            Assert.DoesNotContain(activity.TagObjects, static tag => tag.Value is string text && text.Contains("secret", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_load_that_everybody_has_left_is_no_error()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Origin = new OriginControl { Gated = true } });
        using CancellationTokenSource leaving = new();
        Task<string?> call = host.Catalog.GetAsync(1, leaving.Token);
        OriginCall origin = await host.Origin.NextAsync();
        origin.ObeyToken();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Eventually.TrueAsync(() => _activities.Names.Contains("cache.load"), "the load has ended");

        Assert.Equal(ActivityStatusCode.Unset, _activities.Load.Status);
        Assert.Equal(true, _activities.Load.GetTagItem("cache.abandoned"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_are_shown_only_where_the_options_say_so(bool includeKeys)
    {
        await using CacheHost host = await _nodes.StartAsync(options => options.Diagnostics.IncludeKeys = includeKeys);

        await host.Catalog.FindAsync("somebody's name");

        Assert.Equal(includeKeys, _activities.Load.GetTagItem("cache.key") is string key && key.StartsWith("cache:search:", StringComparison.Ordinal));
        Assert.Equal(includeKeys, _activities.Stopped.SelectMany(static activity => activity.TagObjects).Any(static tag => $"{tag.Value}".Contains("somebody", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Waiting_for_another_node_is_a_part_of_the_load()
    {
        await using CacheHost loading = await _nodes.StartAsync();
        await using CacheHost waiting = await _nodes.StartAsync();
        loading.Origin.Gated = true;
        Task<string?> load = loading.Catalog.GetAsync(1);
        OriginCall origin = await loading.Origin.NextAsync();
        Task<string?> wait = waiting.Catalog.GetAsync(1);

        origin.Return("x");
        await load;
        await loading.SettleAsync();
        await waiting.AdvanceUntilAsync(wait, TimeSpan.FromMilliseconds(25));

        Activity leaseWait = _activities["cache.lease.wait"];
        Activity waited = Assert.Single(_activities.Stopped, activity => activity.SpanId == leaseWait.ParentSpanId);
        Assert.Equal(("hit", "remote"), Outcome(waited));
    }

    [Fact]
    public async Task A_batch_is_one_load()
    {
        await using CacheHost host = await _nodes.StartAsync();

        await host.Catalog.GetManyAsync([1, 2, 3], TestContext.Current.CancellationToken);

        Assert.Equal(["cache.remote.read", "cache.origin", "cache.load"], _activities.Names);
        Assert.Equal(3, _activities.Load.GetTagItem("cache.batch.size"));
        Assert.Equal(("miss", "origin"), Outcome(_activities.Load));
    }

    public void Dispose() => _activities.Dispose();

    private static (object?, object?) Outcome(Activity load) => (load.GetTagItem("cache.outcome"), load.GetTagItem("cache.tier"));

    private static async Task<int> LengthAsync(Task<string?> text) => (await text)!.Length;
}
