namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>Where all subjects load from. It answers at once with a value that is there already, so that what is measured is the cache.</summary>
internal static class Origin
{
    public const string Region = "north";

    private static readonly KpiDashboard[] Values = [.. Enumerable.Range(0, 64).Select(static days => KpiDashboard.Create(days, Region))];

    private static long _calls;

    /// <summary>Gets how many values were loaded by all subjects together.</summary>
    public static long Calls => Interlocked.Read(ref _calls);

    public static KpiDashboard Load(int days)
    {
        Interlocked.Increment(ref _calls);
        return Values[days & 63];
    }
}
