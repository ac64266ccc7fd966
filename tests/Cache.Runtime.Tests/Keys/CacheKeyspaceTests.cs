using System.Text;

namespace KpiGen.Cache.Tests.Keys;

public class CacheKeyspaceTests
{
    private readonly CacheKeyspace _keyspace = new("cache", 128);

    [Fact]
    public void The_head_names_prefix_type_method_and_shape()
        => Assert.Equal("cache:product:A.B.C(int,string).00000000000000ff", Encoding.UTF8.GetString(_keyspace.MethodHead("product", "A.B.C(int, string)", 255)));

    [Fact]
    public void The_head_holds_nothing_that_means_something_in_a_pattern_or_a_slot()
        => Assert.False(_keyspace.MethodHead("t", "A{B}[C]*?:D", 1).AsSpan("cache:t:".Length).ContainsAny("{}[]*?:"u8));

    [Fact]
    public void A_key_up_to_the_limit_is_stored_under_itself()
    {
        byte[] key = Encoding.UTF8.GetBytes(new string('k', 128));

        Assert.Equal(key, _keyspace.StorageName(key));
    }

    [Fact]
    public void An_over_long_key_keeps_its_beginning_and_ends_in_a_hash_of_all_of_it()
    {
        byte[] one = _keyspace.StorageName(Encoding.UTF8.GetBytes(new string('k', 200) + "1"));
        byte[] other = _keyspace.StorageName(Encoding.UTF8.GetBytes(new string('k', 200) + "2"));

        Assert.Equal(128, one.Length);
        Assert.Equal(new string('k', 95) + "#", Encoding.UTF8.GetString(one)[..96]);
        Assert.NotEqual(one, other);
        Assert.Equal(one[..96], other[..96]);
    }

    [Fact]
    public void Sequence_numbers_are_outside_of_what_patterns_can_match()
    {
        Assert.False(_keyspace.AllSequenceName.StartsWith(_keyspace.EntryPrefix, StringComparison.Ordinal));
        Assert.False(_keyspace.SequenceName("product").StartsWith(_keyspace.EntryPrefix, StringComparison.Ordinal));
    }
}
