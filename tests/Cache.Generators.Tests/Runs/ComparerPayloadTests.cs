using System.Collections.Concurrent;
using System.Collections.Frozen;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Lookups answer the same after reading, or the value is not stored.</summary>
public class ComparerPayloadTests
{
    private static readonly LoadedSample Sample = new("""
        using System.Collections.Concurrent;
        using System.Collections.Frozen;
        [Cached(CacheType.User)]
        public interface IComparers
        {
            Dictionary<string, int> A(); HashSet<string> B(); SortedSet<string> C(); ConcurrentDictionary<string, int> D(); FrozenSet<string> E(); IReadOnlyDictionary<string, int> F();
            ImmutableSortedDictionary<string, int> G(); HashSet<int> H();
        }
        """);

    [Fact]
    public void Ordinal_comparers_come_back()
    {
        Assert.Equal(3, RoundTrip(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 3 })["A"]);
        Assert.Contains("A", RoundTrip(new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "a" }));
        Assert.Contains("A", RoundTrip(new SortedSet<string>(StringComparer.OrdinalIgnoreCase) { "a" }));
        Assert.Equal(["B", "a"], RoundTrip(new SortedSet<string>(StringComparer.Ordinal) { "a", "B" }));
        Assert.Equal(3, RoundTrip(new ConcurrentDictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 3 })["A"]);
        Assert.Contains("A", (ISet<string>)RoundTrip(FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "a")));
        Assert.Equal(3, RoundTrip<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["a"] = 3 })["A"]);
    }

    [Fact]
    public void The_default_comparer_is_not_on_the_wire()
    {
        Assert.Equal("81A16103", Convert.ToHexString(LoadedSample.Write(Sample.Codec<Dictionary<string, int>>(), new Dictionary<string, int> { ["a"] = 3 })));
        Assert.False(RoundTrip(new Dictionary<string, int> { ["a"] = 3 }).ContainsKey("A"));
    }

    [Fact]
    public void Any_other_comparer_is_not_stored()
    {
        Assert.IsType<PayloadException>(Assert.ThrowsAny<Exception>(() => RoundTrip(new Dictionary<string, int>(StringComparer.InvariantCulture))).InnerException);
        Assert.IsType<PayloadException>(Assert.ThrowsAny<Exception>(() => RoundTrip(new HashSet<int>(new Modulo()))).InnerException);
    }

    [Theory]
    [InlineData("D4020381A16103")]
    [InlineData("D4010281A16103")]
    [InlineData("D5020202")]
    public void Bytes_that_are_no_comparer_are_damage(string bytes)
        => Assert.ThrowsAny<Exception>(() => LoadedSample.Read(Sample.Codec<Dictionary<string, int>>(), Convert.FromHexString(bytes)));

    private static T RoundTrip<T>(T value)
    {
        object codec = Sample.Codec<T>();
        return (T)LoadedSample.Read(codec, LoadedSample.Write(codec, value))!;
    }

    private sealed class Modulo : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => x % 10 == y % 10;

        public int GetHashCode(int obj) => obj % 10;
    }
}
