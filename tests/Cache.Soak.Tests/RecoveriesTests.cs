using KpiGen.Cache.Soak.Journals;
using KpiGen.Cache.Soak.Judging;

namespace KpiGen.Cache.Soak.Tests;

/// <summary>A node that says it is cut off is excused from much, so it must not say so for long without a reason.</summary>
public class RecoveriesTests
{
    private readonly NodeHistory _node = new(0, killedAt: null, new Intervals());
    private readonly Intervals _outages = new();

    [Theory]
    [InlineData(4, 0)]
    [InlineData(6, 1)]
    public void Without_an_outage_a_node_is_back_in_time(int seconds, int missing)
    {
        _node.Add(new JournalRecord(RecordKind.Disconnected, 0, false, 0, 0, At(0), At(seconds)));

        Assert.Equal(missing, Recoveries.Missing(_node, _outages, static _ => "").Count());
    }

    [Theory]
    [InlineData(14, 0)]
    [InlineData(16, 1)]
    public void The_time_counts_from_the_end_of_an_outage(int seconds, int missing)
    {
        _outages.Add(At(1), At(10));
        _node.Add(new JournalRecord(RecordKind.Disconnected, 0, false, 0, 0, At(0), At(seconds)));

        Assert.Equal(missing, Recoveries.Missing(_node, _outages, static _ => "").Count());
    }

    private static long At(int seconds) => Oracle.Ticks(TimeSpan.FromSeconds(seconds));
}
