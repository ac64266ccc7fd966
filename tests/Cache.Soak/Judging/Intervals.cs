namespace KpiGen.Cache.Soak.Judging;

/// <summary>Spans of time in ticks of Stopwatch; those that touch are one.</summary>
/// <remarks>Not thread-safe. They are added first and asked about afterwards.</remarks>
internal sealed class Intervals
{
    private readonly List<(long From, long To)> _added = [];
    private List<(long From, long To)>? _merged;

    public IReadOnlyList<(long From, long To)> All => _merged ??= Merge();

    public void Add(long from, long to)
    {
        _added.Add((from, to));
        _merged = null;
    }

    /// <summary>Returns all spans of both.</summary>
    public Intervals Union(Intervals other)
    {
        var union = new Intervals();
        union._added.AddRange(_added);
        union._added.AddRange(other._added);
        return union;
    }

    /// <summary>Returns how much of a span is covered.</summary>
    public long Overlap(long from, long to)
    {
        long sum = 0;
        foreach ((long start, long end) in All)
        {
            sum += Math.Max(0, Math.Min(end, to) - Math.Max(start, from));
        }

        return sum;
    }

    /// <summary>Returns whether anything of a span is covered; a moment counts.</summary>
    public bool Touches(long from, long to) => All.Any(span => span.From <= to && span.To >= from);

    /// <summary>Returns when the span began that covers a moment, if one does.</summary>
    public long? Around(long moment)
    {
        foreach ((long from, long to) in All)
        {
            if (from <= moment && moment <= to)
            {
                return from;
            }
        }

        return null;
    }

    /// <summary>Returns the moment at which a time has passed since another one, not counting what is covered.</summary>
    public long Pass(long since, long time)
    {
        foreach ((long start, long end) in All)
        {
            if (end <= since)
            {
                continue;
            }

            long before = Math.Max(0, start - since);
            if (before >= time)
            {
                break;
            }

            (since, time) = (end, time - before);
        }

        return since + time;
    }

    /// <summary>Returns the parts of a span that are not covered.</summary>
    public IEnumerable<(long From, long To)> Gaps(long from, long to)
    {
        foreach ((long start, long end) in All.Where(span => span.To > from && span.From < to))
        {
            if (start > from)
            {
                yield return (from, start);
            }

            from = end;
        }

        if (from < to)
        {
            yield return (from, to);
        }
    }

    private List<(long From, long To)> Merge()
    {
        List<(long From, long To)> merged = [];
        foreach ((long from, long to) in _added.Order())
        {
            if (merged.Count > 0 && from <= merged[^1].To)
            {
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, to));
            }
            else
            {
                merged.Add((from, to));
            }
        }

        return merged;
    }
}
