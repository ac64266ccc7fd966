using System.Diagnostics;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Flights;

public class CleanContextTests
{
    [Fact]
    public async Task The_origin_sees_nothing_of_the_leaders_context()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        OriginControl.Ambient.Value = "the leader's";
        using var activity = new Activity("the leader's");
        activity.Start();
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());

        Task<string?> caller = host.Catalog.GetAsync(1);
        SynchronizationContext? afterwards = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        OriginCall call = await host.Origin.NextAsync();
        call.Return("v");
        await caller;

        Assert.Null(call.Ambient);
        Assert.Null(call.Activity);
        Assert.Null(call.Synchronization);
        Assert.NotNull(afterwards);
        Assert.Equal("the leader's", OriginControl.Ambient.Value);
        Assert.Same(activity, Activity.Current);
    }

    [Fact]
    public async Task A_synchronous_origin_sees_nothing_of_it_either()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        OriginControl.Ambient.Value = "the leader's";
        string? seen = "not called";
        host.Origin.Value = _ =>
        {
            seen = OriginControl.Ambient.Value;
            return 1;
        };

        host.Catalog.Count(1);

        Assert.Null(seen);
        Assert.Equal("the leader's", OriginControl.Ambient.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_load_behind_a_stale_answer_sees_nothing_of_whom_it_was_given_to(bool isSynchronous)
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Options = Policies.Policy.Of(static policy =>
            {
                policy.Stale = TimeSpan.FromSeconds(20);
                policy.RefreshBehind = true;
            }),
        });
        await host.Catalog.GetAsync(1);
        host.Catalog.Count(1);
        host.Time.Advance(Policies.Policy.Ttl);
        host.Origin.Gated = true;
        OriginControl.Ambient.Value = "the caller's";
        using var activity = new Activity("the caller's");
        activity.Start();

        Assert.Equal("1", isSynchronous ? $"{host.Catalog.Count(1)}" : (await host.Catalog.GetAsync(1))![^1..]);

        OriginCall call = await host.Origin.NextAsync();
        Assert.Equal((null, null), (call.Ambient, call.Activity));
        call.Return(isSynchronous ? 2 : "new");
        await host.LandAsync();
    }
}
