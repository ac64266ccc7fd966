namespace KpiGen.Cache.Invalidation;

/// <summary>
/// The removals of outdated entries that run and wait. However many invalidations ask, a pattern has at most one that runs and one behind it:
/// walking through all keys of a server is too much to be done for each of them.
/// </summary>
/// <remarks>Safe for concurrent use. Bounded by the patterns of types.</remarks>
internal sealed class OutdatedRemovals
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, OutdatedRemoval> _last = new(StringComparer.Ordinal);

    /// <summary>Returns the removal that finds what is outdated by now: one that has not begun, or a new one.</summary>
    /// <param name="pattern">What it covers.</param>
    /// <param name="remove">Removes; it never fails.</param>
    public OutdatedRemoval Join(string pattern, Func<OutdatedRemoval, Task<bool>> remove)
    {
        lock (_lock)
        {
            OutdatedRemoval? last = _last.GetValueOrDefault(pattern);
            if (last is { HasBegun: false })
            {
                return last;
            }

            var next = new OutdatedRemoval();
            _last[pattern] = next;
            next.Completion = Task.Run(() => RunAsync(pattern, next, last?.Completion ?? Task.CompletedTask, remove));
            return next;
        }
    }

    private async Task<bool> RunAsync(string pattern, OutdatedRemoval removal, Task before, Func<OutdatedRemoval, Task<bool>> remove)
    {
        await before.ConfigureAwait(false);
        lock (_lock)
        {
            removal.HasBegun = true;
        }

        bool completed = await remove(removal).ConfigureAwait(false);
        lock (_lock)
        {
            if (_last.GetValueOrDefault(pattern) == removal)
            {
                _last.Remove(pattern);
            }
        }

        return completed;
    }
}
