using System.Globalization;
using StackExchange.Redis;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>Fills Redis with entries of a type faster than any node would.</summary>
internal static class StoredEntries
{
    private const int Page = 10_000;

    // As long as a small entry; what is in it makes no difference to an invalidation.
    private static readonly byte[] Frame = new byte[200];

    public static async Task FillAsync(string redis, int count)
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(redis);
        IDatabase database = connection.GetDatabase();
        for (int first = 0; first < count; first += Page)
        {
            await Task.WhenAll(Enumerable.Range(first, Math.Min(Page, count - first)).Select(days => database.StringSetAsync(NameOf(days), Frame, TimeSpan.FromHours(1))));
        }
    }

    private static RedisKey NameOf(int days) => string.Create(CultureInfo.InvariantCulture, $"cache:dashboard:Elsewhere.IKpiService.GetAsync.5f0c9a6d1e3b7a42:({days},north)");
}
