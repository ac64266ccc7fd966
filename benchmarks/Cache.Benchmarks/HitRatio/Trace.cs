namespace KpiGen.Cache.Benchmarks.HitRatio;

/// <summary>A sequence of requested keys, the same in every run.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Keys">The keys.</param>
internal sealed record Trace(string Name, int[] Keys)
{
    /// <summary>How many keys have a rank.</summary>
    public const int KeyCount = 100_000;

    private const int Requests = 1_000_000;
    private const int Seed = 42;

    /// <summary>Makes all traces.</summary>
    public static IEnumerable<Trace> All()
    {
        yield return new Trace("Zipf 0.8", Popular(0.8, shiftEvery: int.MaxValue));
        yield return new Trace("Zipf 1.0", Popular(1.0, shiftEvery: int.MaxValue));
        yield return new Trace("Zipf 1.0 with scans", WithScans(Popular(1.0, shiftEvery: int.MaxValue)));
        yield return new Trace("Zipf 1.0, shifting", Popular(1.0, shiftEvery: Requests / 10));
    }

    // Every shift gives each rank to another key: what was popular is as rare as anything else from one request to the next.
    private static int[] Popular(double exponent, int shiftEvery)
    {
        var random = new Random(Seed);
        var ranks = new ZipfRanks(exponent, KeyCount);
        int[] keyOfRank = [.. Enumerable.Range(0, KeyCount)];
        var keys = new int[Requests];
        for (int i = 0; i < Requests; i++)
        {
            if (i % shiftEvery == 0)
            {
                random.Shuffle(keyOfRank);
            }

            keys[i] = keyOfRank[ranks.Next(random)];
        }

        return keys;
    }

    // After every 40,000 requests somebody reads 20,000 keys in a row that nobody else wants.
    private static int[] WithScans(int[] popular)
    {
        const int stretch = 40_000;
        const int scan = 20_000;
        int next = KeyCount;
        return [.. popular.Chunk(stretch).SelectMany(chunk => chunk.Concat(Enumerable.Range(0, scan).Select(_ => next++)))];
    }
}
