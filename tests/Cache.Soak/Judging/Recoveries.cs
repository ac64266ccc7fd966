namespace KpiGen.Cache.Soak.Judging;

/// <summary>Finds nodes that did not use Redis for longer than it takes to come back, although it could be reached.</summary>
internal static class Recoveries
{
    public static IEnumerable<string> Missing(NodeHistory node, Intervals outages, Func<long, string> timeOf)
    {
        Intervals excuses = outages.Union(node.Stalls);
        foreach ((long from, long to) in node.Disconnections.All)
        {
            foreach ((long start, long end) in excuses.Gaps(from, to).Where(static gap => gap.To - gap.From > Oracle.Ticks(Promises.Recovery)))
            {
                yield return $"node {node.Number} was without Redis from {timeOf(start)} to {timeOf(end)}, although it could be reached";
            }
        }
    }
}
