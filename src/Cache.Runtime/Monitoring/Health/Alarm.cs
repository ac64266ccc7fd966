namespace KpiGen.Cache.Monitoring.Health;

/// <summary>
/// One alarm. It is raised at once, and cleared when there was no reason for it during a quiet period, so that what comes and goes is one alarm.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Alarm(string name, string reason, TimeProvider time)
{
    private long _lastDue;

    /// <summary>Gets what metrics and messages call it.</summary>
    public string Name => name;

    /// <summary>Gets what the state says about it.</summary>
    public string Reason => reason;

    public bool IsRaised { get; private set; }

    /// <summary>Takes note of whether there is a reason for it now.</summary>
    /// <returns>Whether it was raised or cleared by that.</returns>
    public bool Update(bool isDue, TimeSpan quietPeriod)
    {
        bool was = IsRaised;
        if (isDue)
        {
            _lastDue = time.GetTimestamp();
            IsRaised = true;
        }
        else if (IsRaised && time.GetElapsedTime(_lastDue) >= quietPeriod)
        {
            IsRaised = false;
        }

        return was != IsRaised;
    }
}
