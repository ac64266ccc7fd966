using KpiGen.Cache.Soak.Journals;
using KpiGen.Cache.Soak.Judging;

namespace KpiGen.Cache.Soak.Tests;

/// <summary>What the oracle takes for a broken promise, and what not: one write by node 0, one read of the version before it.</summary>
public class OracleTests
{
    private const int Cell = 7;

    // Milliseconds after which the promises have to hold: see Promises.
    private const int Window = 600;
    private const int Limit = 2600;

    private readonly NodeHistory _writer = new(0, killedAt: null);
    private readonly NodeHistory _other = new(1, killedAt: null);
    private readonly Intervals _outages = new();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public void On_its_own_node_an_invalidation_holds_when_it_returns(int readAfter, bool isViolation)
        => Assert.Equal(isViolation, Judges(_writer, readAfter));

    [Theory]
    [InlineData(Window - 10, false)]
    [InlineData(Window + 10, true)]
    public void On_another_node_it_holds_after_the_coherence_window(int readAfter, bool isViolation)
        => Assert.Equal(isViolation, Judges(_other, readAfter));

    [Theory]
    [InlineData(Window + 10, false)]
    [InlineData(Limit + 390, false)]
    [InlineData(Limit + 410, true)]
    public void While_Redis_is_gone_it_holds_after_the_limit_of_nodes_that_are_cut_off(int readAfter, bool isViolation)
    {
        _outages.Add(At(100), At(500));

        Assert.Equal(isViolation, Judges(_other, readAfter));
    }

    [Fact]
    public void Trouble_that_comes_when_everybody_has_to_know_excuses_nothing()
    {
        _outages.Add(At(Window + 100), At(Window + 500));

        Assert.True(Judges(_other, Window + 600));
    }

    [Fact]
    public void Trouble_of_a_third_node_excuses_nothing()
    {
        var third = new NodeHistory(2, killedAt: null);
        third.Add(new JournalRecord(RecordKind.Disconnected, 0, false, 0, 0, At(0), At(1000)));

        Assert.True(Judges(_other, Window + 10, third));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Trouble_of_either_node_counts(int node)
    {
        (node == 0 ? _writer : _other).Add(new JournalRecord(RecordKind.Disconnected, 0, false, 0, 0, At(0), At(10)));

        Assert.False(Judges(_other, Window + 10));
        Assert.True(Judges(_other, Limit + 200));
    }

    [Theory]
    [InlineData(Window + 990, false)]
    [InlineData(Window + 1010, true)]
    public void Time_in_which_a_node_does_not_run_does_not_count_for_it(int readAfter, bool isViolation)
    {
        _other.Add(new JournalRecord(RecordKind.Stall, 0, false, 0, 0, At(50), At(1050)));

        Assert.Equal(isViolation, Judges(_other, readAfter));
    }

    [Fact]
    public void Not_to_run_is_no_excuse_on_the_node_of_the_invalidation()
    {
        _writer.Add(new JournalRecord(RecordKind.Stall, 0, false, 0, 0, At(0), At(100)));

        Assert.True(Judges(_writer, 50));
    }

    [Theory]
    [InlineData(false, 1000, true)]
    [InlineData(false, 60_000, false)]
    [InlineData(true, 1000, false)]
    public void What_a_killed_node_had_not_completed_is_excluded(bool completed, int killedAfter, bool isExcluded)
    {
        var killed = new NodeHistory(2, killedAt: At(killedAfter));
        killed.Add(Write(version: 2, completed));
        _other.Add(Read(version: 1, Limit * 4));
        var oracle = new Oracle([killed, _other], _outages);

        Assert.Equal(isExcluded, oracle.Judge().Count == 0);
        Assert.Equal(isExcluded ? 1 : 0, oracle.ExcludedCount);
    }

    [Fact]
    public void A_version_that_is_as_new_as_the_write_is_never_too_old()
    {
        _writer.Add(Write(version: 2, completed: true));
        _other.Add(Read(version: 2, Limit * 4));

        Assert.Empty(new Oracle([_writer, _other], _outages).Judge());
    }

    private bool Judges(NodeHistory reader, int readAfter, params NodeHistory[] others)
    {
        _writer.Add(Write(version: 2, completed: true));
        reader.Add(Read(version: 1, readAfter));
        return new Oracle([_writer, _other, .. others], _outages).Judge().Count > 0;
    }

    private static JournalRecord Write(long version, bool completed)
        => new(RecordKind.Write, (byte)InvalidationKind.Key, completed, Cell, version, At(-5), At(0));

    private static JournalRecord Read(long version, int after)
        => new(RecordKind.Read, (byte)ReadKind.Single, false, Cell, version, At(after), At(after + 1));

    // The origin of the scale lies far enough from zero for everything before it.
    private static long At(int milliseconds) => Oracle.Ticks(TimeSpan.FromSeconds(1000) + TimeSpan.FromMilliseconds(milliseconds));
}
