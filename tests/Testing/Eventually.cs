using System.Diagnostics;

namespace KpiGen.Testing;

/// <summary>
/// Waits for something outside the process that cannot be waited for otherwise: a server that starts, a client that reconnects. What a test
/// asserts does not depend on how long it takes.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    public static Task TrueAsync(Func<bool> condition, string what) => TrueAsync(() => Task.FromResult(condition()), what);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what)
    {
        using var timer = new PeriodicTimer(Step);
        long start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Limit)
            {
                throw new TimeoutException($"Not within {Limit.TotalSeconds} s: {what}.");
            }

            await timer.WaitForNextTickAsync();
        }
    }
}
