using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Keys;

public class KeyGuidTests
{
    private static readonly Guid Value = new("00112233-4455-6677-8899-aabbccddeeff");

    [Fact]
    public void It_gives_back_the_value_it_was_made_of()
    {
        Assert.Equal(Value, new KeyGuid(in Value).Value);
        Assert.Equal(Guid.Empty, default(KeyGuid).Value);
    }

    [Fact]
    public void Equal_values_are_equal_and_have_equal_hashes()
    {
        Guid same = new(Value.ToByteArray());

        Assert.True(new KeyGuid(in Value) == new KeyGuid(in same));
        Assert.True(new KeyGuid(in Value).Equals((object)new KeyGuid(in same)));
        Assert.Equal(new KeyGuid(in Value).GetHashCode(), new KeyGuid(in same).GetHashCode());
        Assert.Equal(KeyHash.Combine(Value, "a"), KeyHash.Combine(same, "a"));
        Assert.False(new KeyGuid(in Value).Equals((object)Value));
    }

    [Fact]
    public void Every_bit_counts()
    {
        HashSet<int> hashes = [new KeyGuid(in Value).GetHashCode()];
        for (int bit = 0; bit < 128; bit++)
        {
            byte[] bytes = Value.ToByteArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Guid other = new(bytes);

            Assert.True(new KeyGuid(in Value) != new KeyGuid(in other));
            hashes.Add(new KeyGuid(in other).GetHashCode());
        }

        // 129 values of 32 bits: chance lets two of them meet once in half a million runs.
        Assert.InRange(hashes.Count, 128, 129);
    }

    [Fact]
    public void Values_that_the_framework_gives_one_hash_have_hashes_of_their_own()
    {
        Guid[] values = [.. Enumerable.Range(1, 1_000).Select(static number => new Guid(number, 0, 0, [0, 0, 0, 0, .. BitConverter.GetBytes(number)]))];
        Assert.Single(values.Select(static value => value.GetHashCode()).Distinct());

        Assert.InRange(values.Select(static value => new KeyGuid(in value).GetHashCode()).Distinct().Count(), 999, 1_000);
        Assert.InRange(values.Select(static value => KeyHash.Combine(value)).Distinct().Count(), 999, 1_000);
    }
}
