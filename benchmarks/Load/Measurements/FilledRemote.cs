using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>Waits for values that are stored behind the answer.</summary>
internal static class FilledRemote
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until the number of keys has stopped to change.</summary>
    public static async Task WaitAsync(RedisServer redis)
    {
        string before;
        string now = await redis.CommandAsync("DBSIZE");
        do
        {
            before = now;
            await Task.Delay(Step);
            now = await redis.CommandAsync("DBSIZE");
        }
        while (now != before);
    }
}
