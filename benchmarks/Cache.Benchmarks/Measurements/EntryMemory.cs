using System.Runtime.CompilerServices;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks.Measurements;

/// <summary>
/// What an entry in memory retains beyond its key and its value: memory is full, and every entry was hit once, because the first hit of an
/// asynchronous method makes the task that all others share.
/// </summary>
internal sealed class EntryMemory : IMeasurement
{
    private const double MostBytes = 150;

    // The third is just after the table has grown: the worst there is.
    private static readonly int[] Counts = [1_000, 10_000, 13_200, 100_000];

    public int Bar => 12;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        foreach (EntryKind kind in EntryKind.All)
        {
            var bytes = new List<double>();
            foreach (int count in Counts)
            {
                bytes.Add(await WeighAsync(kind, count, arguments.Rounds));
            }

            double worst = bytes.Max();
            yield return new Measure(
                Bar,
                $"an entry in memory beyond key and value, {kind.Name}",
                Figures.Bytes(worst),
                $"<= {Figures.Bytes(MostBytes)}",
                worst <= MostBytes,
                Details(kind, bytes, arguments.Rounds));
        }
    }

    // The median: what others have left behind may be given back, or taken by the runtime, in the middle of a round.
    private static async Task<double> WeighAsync(EntryKind kind, int count, int rounds)
    {
        var bytes = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            bytes.Add(((double)await RetainedAsync(kind, count) / count) - kind.KeyAndValue);
        }

        return Sample.Median(bytes);
    }

    // On its own: what was made is garbage only when the frame that holds it is gone.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<long> RetainedAsync(EntryKind kind, int count)
    {
        await using Node node = Node.Start(count);
        await kind.AskAsync(node, -1);
        long before = Settle();
        for (int number = 0; number < count; number++)
        {
            await kind.AskAsync(node, number);
            await kind.AskAsync(node, number);
        }

        return Settle() - before;
    }

    private static long Settle()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static DetailTable Details(EntryKind kind, IReadOnlyList<double> bytes, int rounds) => new(
        $"entries of {kind.Name}",
        $"Growth of the managed heap while memory is filled, divided by the entries, without {Figures.Bytes(kind.KeyAndValue)} of key and value; medians of {rounds} rounds. The result is the worst.",
        ["entries", "bytes of an entry"],
        [.. Counts.Zip(bytes, static (count, size) => (string[])[Figures.Count(count), Figures.Bytes(size)])]);
}
