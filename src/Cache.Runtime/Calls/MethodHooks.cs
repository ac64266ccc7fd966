namespace KpiGen.Cache.Calls;

/// <summary>What a method has said in code about its entries.</summary>
/// <param name="Tags">The tags of a call.</param>
/// <param name="When">Whether a value is stored.</param>
/// <param name="Fallback">What callers get when the origin fails and there is nothing else to serve.</param>
internal sealed record MethodHooks<TKey, TValue>(Func<TKey, CacheTag[]>? Tags, Func<TValue, bool>? When, Func<TValue>? Fallback)
{
    /// <summary>Returns what callers get in place of a failure.</summary>
    /// <returns>Whether there is something.</returns>
    /// <exception cref="AggregateException">What was to take the place of the failure has failed as well.</exception>
    public bool TryFallBack(Exception failure, out TValue value)
    {
        value = default!;
        if (Fallback is null)
        {
            return false;
        }

        try
        {
            value = Fallback();
            return true;
        }
        catch (Exception inFallback)
        {
            throw new AggregateException(failure, inFallback);
        }
    }
}
