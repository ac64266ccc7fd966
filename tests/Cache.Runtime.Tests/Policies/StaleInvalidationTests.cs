using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

/// <summary>What was invalidated is not served in place of a better value, whenever the invalidation comes.</summary>
public class StaleInvalidationTests
{
    private static readonly CatalogHooks Tagged = new(Tags: static _ => [$"group"]);

    private static readonly Action<CacheOptions> Permissive = Of(static policy =>
    {
        policy.Stale = Seconds(60);
        policy.SoftTimeout = Seconds(1);
    });

    public static TheoryData<string, bool> Cases()
    {
        TheoryData<string, bool> cases = [];
        foreach (string kind in (string[])["key", "type", "pattern", "all", "tag"])
        {
            cases.Add(kind, true);
            cases.Add(kind, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_value_that_was_invalidated_before_the_origin_fails_is_not_served(string kind, bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.Time.Advance(Ttl);
        await InvalidateAsync(host, kind);
        host.Origin.Value = Fails;

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_value_that_is_invalidated_during_the_load_is_not_served_when_it_fails(string kind, bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        (Task<string?> caller, OriginCall call) = await CallAfterExpiryAsync(host);

        await InvalidateAsync(host, kind);
        call.Throw(new TimeZoneNotFoundException());

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => caller);
        Assert.Equal(0, host.Counts.StaleHits);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_value_that_is_invalidated_during_the_load_is_not_served_at_the_soft_time_out(string kind, bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        (Task<string?> caller, OriginCall call) = await CallAfterExpiryAsync(host);

        await InvalidateAsync(host, kind);
        host.Time.Advance(Seconds(2));
        call.Return("new");

        Assert.Equal("new", await caller);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_load_behind_a_stale_answer_that_is_invalidated_is_not_stored(string kind, bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        (Task<string?> early, OriginCall outdated) = await CallAfterExpiryAsync(host);
        host.Time.Advance(Seconds(1));
        Assert.Equal("value 1", await early);

        await InvalidateAsync(host, kind);
        Task<string?> after = host.Catalog.GetAsync(1);
        OriginCall current = await host.Origin.NextAsync();
        outdated.Return("outdated");
        current.Return("new");

        Assert.Equal("new", await after);
        await host.LandAsync();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_failure_is_not_remembered_across_an_invalidation(string kind, bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        host.Origin.Value = Fails;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Origin.Calls);

        await InvalidateAsync(host, kind);
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        await InvalidateAsync(host, kind);
        call.Throw(new TimeZoneNotFoundException());
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => caller);

        Task<string?> next = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Return("new");
        Assert.Equal("new", await next);
    }

    /// <summary>Calls when the value that was loaded before is too old, and waits until the call has reached the origin.</summary>
    private static async Task<(Task<string?> Caller, OriginCall Call)> CallAfterExpiryAsync(CacheHost host)
    {
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        return (caller, await host.Origin.NextAsync());
    }

    private static Task<InvalidationResult> InvalidateAsync(CacheHost host, string kind)
        => kind == "tag" ? host.Invalidator.InvalidateTagAsync($"group") : host.InvalidateAsync(kind);

    private static Task<CacheHost> StartAsync(bool isShared)
    {
        Action<CacheOptions> options = Permissive + (static settings => settings.Types["product"].FailureTtl = Seconds(30));
        return isShared ? new RemoteNodes().StartAsync(options, Tagged) : CacheHost.StartAsync(new HostSetup { Options = options, Hooks = Tagged });
    }
}
