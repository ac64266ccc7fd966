using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Batches;

[Collection(nameof(ProcessWideState))]
public class BatchAllocationTests
{
    private const int Iterations = 2_000;

    [Fact]
    public async Task A_batch_of_hits_allocates_little_more_than_its_result()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        int[] ids = [.. Enumerable.Range(0, 100)];
        await host.Catalog.GetManyAsync(ids);

        long batch = Measure(() => host.Catalog.GetManyAsync(ids).Result.Count);
        long result = Measure(() => Copy(ids).Count);

        Assert.InRange(batch, result, result + 400);
    }

    private static Dictionary<int, string> Copy(int[] ids)
    {
        var copy = new Dictionary<int, string>(ids.Length);
        foreach (int id in ids)
        {
            copy[id] = "value";
        }

        return copy;
    }

    private static long Measure(Func<int> call)
    {
        for (int i = 0; i < Iterations; i++)
        {
            Assert.Equal(100, call());
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Iterations; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Iterations;
    }
}
