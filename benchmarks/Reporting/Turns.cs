namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>The order in which subjects have their turn in a round. What comes first meets a process that has waited, so everybody comes first as often as the others.</summary>
public static class Turns
{
    public static IEnumerable<T> Of<T>(IReadOnlyList<T> subjects, int round) => Enumerable.Range(0, subjects.Count).Select(turn => subjects[(turn + round) % subjects.Count]);
}
