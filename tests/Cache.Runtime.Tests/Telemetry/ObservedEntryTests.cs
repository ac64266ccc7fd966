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
    public async Task The_last_eight_of_other_threads_are_remembered_beside_those_of_the_own()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        for (int id = 0; id < 20; id++)
        {
            await host.Catalog.GetAsync(id);
        }

        using CacheObservation observation = CacheObservation.Start();
        string first = Hit(host, 0);
        List<string> own = [];
        List<string> others = [];
        for (int id = 1; id <= 9; id++)
        {
            own.Add(Hit(host, id));
            int other = 10 + id;
            var thread = new Thread(() => others.Add(Hit(host, other)));
            thread.Start();
            thread.Join();
        }

        Assert.NotNull(observation.EntryOf(first));
        Assert.All((string[])[own[0], others[0]], value => Assert.Null(observation.EntryOf(value)));
        Assert.All(own.Skip(1).Concat(others.Skip(1)), value => Assert.NotNull(observation.EntryOf(value)));
    }

    [Fact]
    public async Task Calls_of_many_threads_at_once_are_all_remembered_up_to_eight()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        for (int id = 0; id < 8; id++)
        {
            await host.Catalog.GetAsync(id);
        }

        for (int round = 0; round < 200; round++)
        {
            using CacheObservation observation = CacheObservation.Start();
            using Barrier barrier = new(4);
            Task<string[]>[] callers = [.. Enumerable.Range(0, 4).Select(caller => Task.Factory.StartNew(
                () =>
                {
                    barrier.SignalAndWait();
                    return (string[])[Hit(host, caller * 2), Hit(host, (caller * 2) + 1)];
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default))];

            Assert.All((await Task.WhenAll(callers)).SelectMany(static values => values), value => Assert.NotNull(observation.EntryOf(value)));
        }
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

    // Memory answers at once, so nothing is waited for, and the thread is not left.
    private static string Hit(CacheHost host, int id)
    {
        Task<string?> hit = host.Catalog.GetAsync(id);
        return hit.IsCompletedSuccessfully ? hit.Result! : throw new InvalidOperationException("The call was no hit.");
    }
}
