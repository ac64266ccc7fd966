using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Telemetry;

public class ObservedEntryTests
{
    [Fact]
    public async Task A_hit_and_the_miss_before_it_lead_to_the_same_entry()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();

        ObservedEntry? missed = observation.EntryOf((await host.Catalog.GetAsync(1))!);
        ObservedEntry? hit = observation.EntryOf((await host.Catalog.GetAsync(1))!);

        Assert.NotNull(hit);
        Assert.Same(missed, hit);
    }

    [Fact]
    public async Task A_value_of_the_remote_tier_leads_to_the_entry_that_keeps_it()
    {
        var setup = new HostSetup();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = new FakeStore(setup.Time) });
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        using CacheObservation observation = CacheObservation.Start();

        ObservedEntry? remote = observation.EntryOf((await host.Catalog.GetAsync(1))!);
        ObservedEntry? memory = observation.EntryOf((await host.Catalog.GetAsync(1))!);

        Assert.NotNull(remote);
        Assert.Same(remote, memory);
    }

    [Fact]
    public async Task An_equal_object_leads_nowhere()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();
        Item value = (await host.Catalog.FindAsync("a"))!;

        Assert.NotNull(observation.EntryOf(value));
        Assert.Null(observation.EntryOf(value with { }));
    }

    [Fact]
    public async Task A_value_type_leads_nowhere()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();

        Assert.Null(observation.EntryOf(host.Catalog.Count(1)));
    }

    [Fact]
    public async Task What_is_loaded_again_is_another_entry()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();
        ObservedEntry? before = observation.EntryOf((await host.Catalog.GetAsync(1))!);

        host.ForgetMemory();
        ObservedEntry? after = observation.EntryOf((await host.Catalog.GetAsync(1))!);

        Assert.NotNull(after);
        Assert.NotSame(before, after);
    }

    [Fact]
    public async Task The_first_call_and_the_last_eight_are_remembered()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();
        List<string> values = [];
        for (int id = 0; id < 10; id++)
        {
            values.Add((await host.Catalog.GetAsync(id))!);
        }

        Assert.NotNull(observation.EntryOf(values[0]));
        Assert.Null(observation.EntryOf(values[1]));
        Assert.All(values.Skip(2), value => Assert.NotNull(observation.EntryOf(value)));
    }

    [Fact]
    public async Task Who_makes_the_same_call_again_and_again_displaces_nothing_else()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();
        string[] values = [(await host.Catalog.GetAsync(0))!, (await host.Catalog.GetAsync(1))!, (await host.Catalog.GetAsync(2))!];

        for (int call = 0; call < 20; call++)
        {
            await host.Catalog.GetAsync(2);
        }

        Assert.All(values, value => Assert.NotNull(observation.EntryOf(value)));
    }

    [Fact]
    public async Task A_batch_does_not_displace_what_single_calls_have_answered()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation observation = CacheObservation.Start();
        Item value = (await host.Catalog.FindAsync("a"))!;
        string[] names = [.. Enumerable.Range(0, 20).Select(number => $"name {number}")];

        await host.Catalog.FindManyAsync(names);
        await host.Catalog.FindManyAsync(names);

        Assert.NotNull(observation.EntryOf(value));
    }

    [Fact]
    public void Without_an_observation_there_is_no_current_one()
    {
        Assert.Null(CacheObservation.Current);
        using CacheObservation observation = CacheObservation.Start();
        Assert.Same(observation, CacheObservation.Current);
    }
}
