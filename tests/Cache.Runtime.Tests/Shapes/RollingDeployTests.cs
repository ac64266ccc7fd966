using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Shapes;

/// <summary>Two versions of the code, whose payloads have different shapes, run side by side on one store.</summary>
public sealed class RollingDeployTests : IAsyncDisposable
{
    private readonly RemoteNodes _nodes = new();
    private readonly CacheHost _old;
    private readonly CacheHost _new;

    public RollingDeployTests()
    {
        _old = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(5)).GetAwaiter().GetResult();
        _new = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-5), textShape: 2).GetAwaiter().GetResult();
    }

    public static TheoryData<string> Kinds => ["key", "tag", "type", "all"];

    [Fact]
    public async Task Each_version_reads_its_own_entries()
    {
        await FillAsync();

        Assert.Equal(2, _nodes.Store.Keys.Count);
        Assert.Equal((1, 1), (_old.Origin.Calls, _new.Origin.Calls));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_one_version_invalidates_is_gone_for_the_other_one_in_memory_and_in_the_store(string kind)
    {
        await FillAsync();

        await _new.InvalidatePriceAsync(kind);
        await _old.SettleAsync();

        _old.ForgetMemory();
        _old.Origin.Value = static _ => "fresh";
        Assert.Equal("fresh", await _old.Catalog.PriceAsync("acme", 1));
    }

    // Between the message and the removal, the entry of the other shape is still there to be read.
    [Fact]
    public async Task A_read_between_the_message_and_the_removal_is_not_kept()
    {
        await FillAsync();
        Func<Task> hanging = Faults.Hanging(out TaskCompletionSource removal);
        int removals = 0;
        _nodes.Store.OnRemove = () => Interlocked.Increment(ref removals) == 1 ? Task.CompletedTask : hanging();
        await _new.InvalidatePriceAsync("key");
        Assert.Equal("acme 1", await _old.Catalog.PriceAsync("acme", 1));

        removal.SetResult();
        await _old.SettleAsync();

        _old.Origin.Value = static _ => "fresh";
        Assert.Equal("fresh", await _old.Catalog.PriceAsync("acme", 1));
    }

    [Fact]
    public async Task An_entry_that_could_not_be_removed_is_outdated_instead()
    {
        await FillAsync();
        int removals = 0;
        _nodes.Store.OnRemove = () => Interlocked.Increment(ref removals) == 1 ? Task.CompletedTask : throw new TimeZoneNotFoundException();
        await _new.InvalidatePriceAsync("key");
        await _old.SettleAsync();
        await _old.Coherence.CompareAsync();

        _old.ForgetMemory();
        _old.Origin.Value = static _ => "fresh";
        Assert.Equal("fresh", await _old.Catalog.PriceAsync("acme", 1));
    }

    public async ValueTask DisposeAsync()
    {
        await _old.DisposeAsync();
        await _new.DisposeAsync();
    }

    private async Task FillAsync()
    {
        await _old.Catalog.PriceAsync("acme", 1);
        await _old.SettleAsync();
        await _new.Catalog.PriceAsync("acme", 1);
        await _new.SettleAsync();
    }
}
