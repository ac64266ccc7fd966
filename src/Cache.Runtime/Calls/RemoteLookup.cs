namespace KpiGen.Cache.Calls;

/// <summary>What a flight found in the remote tier: an entry, or the right to fill the missing one, or neither because of trouble with the tier.</summary>
internal readonly record struct RemoteLookup<TValue>(RemoteEntry<TValue>? Entry, RemoteFill<TValue>? Fill);
