namespace KpiGen.Cache;

/// <summary>
/// What an origin can know and say about the load that it runs in. Loads are shared by callers, so they see no ambient state of any of them,
/// such as the current HTTP request; the user of a method with <c>VaryByUser</c> is the same for all of them.
/// </summary>
/// <remarks>It follows the asynchronous flow of the load. Outside a load nothing happens.</remarks>
public static class CacheLoad
{
    private static readonly AsyncLocal<string?> CurrentUser = new();
    private static readonly AsyncLocal<LoadDecision?> CurrentDecision = new();

    /// <summary>Gets the user that the load is for, or <see langword="null"/> outside a load of a method with <c>VaryByUser</c>.</summary>
    public static string? UserId
    {
        get => CurrentUser.Value;
        internal set => CurrentUser.Value = value;
    }

    /// <summary>Says how long the result of this load may be served, whatever the policy of the method says.</summary>
    /// <param name="timeToLive">Zero or less: not at all; more than 365 days count as 365 days.</param>
    public static void SetTimeToLive(TimeSpan timeToLive)
    {
        if (CurrentDecision.Value is { } decision)
        {
            decision.TimeToLive = timeToLive;
        }
    }

    /// <summary>
    /// Says that the result is incomplete: it is returned to those who wait for it and not stored. A load that calls a cached method and gets
    /// such a result is incomplete as well.
    /// </summary>
    public static void MarkPartial()
    {
        if (CurrentDecision.Value is { } decision)
        {
            decision.IsPartial = true;
        }
    }

    /// <summary>Begins a load in this flow.</summary>
    internal static LoadDecision Begin() => CurrentDecision.Value = new LoadDecision();

    /// <summary>Calls an origin in the flow of its caller, which may be a load itself.</summary>
    /// <param name="call">The call.</param>
    /// <param name="decision">What the origin says about its result; complete when the call has ended.</param>
    internal static T Within<T>(Func<T> call, out LoadDecision decision)
    {
        LoadDecision? outer = CurrentDecision.Value;
        decision = Begin();
        try
        {
            return call();
        }
        finally
        {
            CurrentDecision.Value = outer;
        }
    }
}
