using System.Buffers.Text;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>
/// Reads from the kernel how long threads of this process were ready and did not run, because others had the processors. Threads that wait for
/// each other or for the pool are not ready, so nothing that the cache does to itself is taken for a busy machine.
/// </summary>
/// <remarks>Not thread-safe. Where the kernel does not say (<c>/proc/self/task/…/schedstat</c>), nobody has waited.</remarks>
internal sealed class RunQueue
{
    private const string Threads = "/proc/self/task";

    private Dictionary<string, long> _waits = Read();

    /// <summary>Returns the longest time that one of the threads has waited since the last call.</summary>
    public TimeSpan LongestWait()
    {
        Dictionary<string, long> before = _waits;
        _waits = Read();
        long longest = 0;
        foreach ((string thread, long wait) in _waits)
        {
            longest = Math.Max(longest, wait - before.GetValueOrDefault(thread, wait));
        }

        return TimeSpan.FromMicroseconds(longest / 1000);
    }

    private static Dictionary<string, long> Read()
    {
        var waits = new Dictionary<string, long>();
        if (!Directory.Exists(Threads))
        {
            return waits;
        }

        foreach (string thread in Directory.EnumerateDirectories(Threads))
        {
            if (TryRead(Path.Combine(thread, "schedstat")) is { } wait)
            {
                waits.Add(thread, wait);
            }
        }

        return waits;
    }

    // Nanoseconds of running, nanoseconds of waiting, number of turns.
    private static long? TryRead(string path)
    {
        try
        {
            ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
            bytes = bytes[(bytes.IndexOf((byte)' ') + 1)..];
            return Utf8Parser.TryParse(bytes, out long wait, out _) ? wait : null;
        }
        catch (IOException)
        {
            // The thread has ended.
            return null;
        }
    }
}
