namespace KpiGen.Cache.Monitoring.Health;

/// <summary>What of the start has been done. Not thread-safe.</summary>
internal sealed class StartProgress
{
    public bool HasCompared { get; set; }

    public bool HasWarmed { get; set; }

    public bool IsWarming => !HasCompared || !HasWarmed;

    public IEnumerable<string> Reasons
    {
        get
        {
            if (!HasCompared)
            {
                yield return "first comparison with the remote tier not made";
            }

            if (!HasWarmed)
            {
                yield return "warm-up not ended";
            }
        }
    }
}
