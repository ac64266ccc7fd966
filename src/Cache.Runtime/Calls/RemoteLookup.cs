namespace KpiGen.Cache.Calls;

/// <summary>What a flight found in the remote tier: a current entry, or the right to fill the missing one, or neither because of trouble with the tier.</summary>
/// <param name="Entry">The current entry.</param>
/// <param name="Fill">The right to fill it.</param>
/// <param name="Stale">A stale entry, where there is no current one.</param>
internal readonly record struct RemoteLookup<TValue>(RemoteEntry<TValue>? Entry, RemoteFill<TValue>? Fill, RemoteEntry<TValue>? Stale);
