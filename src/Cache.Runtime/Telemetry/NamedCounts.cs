using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Telemetry;

/// <summary>Counts of what seldom happens, by a name of which there are few.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class NamedCounts
{
    private readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);

    /// <summary>Gets all of them together.</summary>
    public long Sum => Read().Sum(static count => count.Value);

    public void Increment(string name)
        => Interlocked.Increment(ref _counts.GetOrAdd(name, static _ => new StrongBox<long>()).Value);

    public IEnumerable<KeyValuePair<string, long>> Read()
        => _counts.Select(static count => KeyValuePair.Create(count.Key, Interlocked.Read(ref count.Value.Value)));
}
