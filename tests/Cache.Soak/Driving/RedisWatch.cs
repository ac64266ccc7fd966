using System.Diagnostics;
using System.Net.Sockets;
using KpiGen.Cache.Soak.Judging;
using KpiGen.Testing;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>Asks Redis all the time whether it answers, and notes when it did not or was slow: the other half of "reachable" is each node's own.</summary>
internal sealed class RedisWatch(RedisServer redis)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until it is told to stop.</summary>
    /// <returns>When Redis could not be reached.</returns>
    public async Task<Intervals> RunAsync(CancellationToken stopping)
    {
        var outages = new Intervals();
        long lastAnswer = Stopwatch.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            long asked = Stopwatch.GetTimestamp();
            bool answered = await AnswersAsync();
            long now = Stopwatch.GetTimestamp();
            if (!answered)
            {
                outages.Add(lastAnswer, now);
            }
            else
            {
                if (Stopwatch.GetElapsedTime(asked, now) > Slow)
                {
                    outages.Add(asked, now);
                }

                lastAnswer = now;
            }

            await Task.Delay(Period, CancellationToken.None);
        }

        return outages;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return (await redis.CommandAsync("PING")).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is SocketException or IOException)
        {
            return false;
        }
    }
}
