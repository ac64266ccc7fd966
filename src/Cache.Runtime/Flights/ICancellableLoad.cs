namespace KpiGen.Cache.Flights;

/// <summary>A load that ends when nobody waits for it any more, or when it takes too long.</summary>
internal interface ICancellableLoad
{
    /// <summary>Gets the token for the origin: cancelled when nobody waits any more, or by <see cref="Cancel"/>.</summary>
    CancellationToken AbandonedToken { get; }

    /// <summary>Cancels what has the token. It returns at once.</summary>
    void Cancel();
}
