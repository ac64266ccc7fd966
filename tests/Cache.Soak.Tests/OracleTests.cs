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

    private readonly Intervals _absences = new();
    private readonly Intervals _outages = new();
    private readonly NodeHistory _writer;
    private readonly NodeHistory _other;

    public OracleTests() => (_writer, _other) = (new(0, killedAt: null, _absences), new(1, killedAt: null, _absences));

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

    [Theory]
    [InlineData(100 + Limit - 10, false)]
    [InlineData(100 + Limit + 10, true)]
    [InlineData(100 + Limit + 2010, false)]
    public void As_long_as_Redis_is_gone_its_absence_does_not_prolong_the_limit(int readAfter, bool isViolation)
    {
        _absences.Add(At(100), At(Limit + 2000));
        _outages.Add(At(100), At(Limit + 2000));

        Assert.Equal(isViolation, Judges(_other, readAfter));
    }

    [Fact]
    public void A_read_without_Redis_is_not_hidden_by_a_later_one()
    {
        _absences.Add(At(100), At(Limit + 2000));
        _outages.Add(At(100), At(Limit + 2000));
        _other.Add(Read(version: 1, Limit + 2100));

        Assert.True(Judges(_other, Limit + 200));
    }

    [Fact]
    public void Trouble_that_comes_when_everybody_has_to_know_excuses_nothing()
    {
        _outages.Add(At(Window + 100), At(Window + 500));

        Assert.True(Judges(_other, Window + 600));
    }

    [Fact]
    public void Whatever_comes_after_that_excuses_nothing()
    {
        _other.Add(new JournalRecord(RecordKind.Stall, 0, false, 0, 0, At(Window + 100), At(Window + 1000)));
        _outages.Add(At(Window + 1100), At(Window + 1200));

        Assert.True(Judges(_other, Window + 1300));
    }

    [Fact]
    public void Trouble_that_comes_after_the_limit_excuses_nothing_either()
    {
        _outages.Add(At(100), At(500));
        _outages.Add(At(Limit + 600), At(Limit + 1600));

        Assert.True(Judges(_other, Limit + 1700));
    }

    [Fact]
    public void Trouble_of_a_third_node_excuses_nothing()
    {
        var third = new NodeHistory(2, killedAt: null, _absences);
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
    [InlineData(false, 1590, true)]
    [InlineData(false, 1610, false)]
    [InlineData(true, 1590, false)]
    public void What_a_node_had_not_completed_is_excluded_where_it_was_killed_before_it_could_make_it_known(bool completed, int killedAfter, bool isExcluded)
    {
        var killed = new NodeHistory(2, killedAt: At(killedAfter), _absences);
        killed.Add(new JournalRecord(RecordKind.Disconnected, 0, false, 0, 0, At(-10), At(1000)));
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
