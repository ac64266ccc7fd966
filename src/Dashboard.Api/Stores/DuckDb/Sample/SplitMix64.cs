namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>
/// SplitMix64, from Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators" (OOPSLA 2014), fig. 14. Integers only: the
/// same sequence on every machine and every version of .NET, which <see cref="Random"/> does not promise.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="bound"/>. The high half of the product; its bias is below bound / 2^64.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>True in <paramref name="perMille"/> of 1,000 cases.</summary>
    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>
    /// A number from 0 to below <paramref name="bound"/> that is often small: few customers order much, few products sell much.
    /// </summary>
    public int Skewed(int bound) => Below(Below(bound) + 1);

    /// <summary>An index, chosen in proportion to its weight.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        int total = 0;
        foreach (int weight in weights)
        {
            total += weight;
        }

        int rest = Below(total);
        int index = 0;
        while (rest >= weights[index])
        {
            rest -= weights[index++];
        }

        return index;
    }
}
