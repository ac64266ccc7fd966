using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>A value past its time to live that may be served in place of a better one, as long as its entry says so.</summary>
/// <param name="Entry">The entry; its age is not null.</param>
/// <param name="IsHeld">Whether memory has it; otherwise it was read from the remote tier.</param>
internal sealed record StaleValue<TKey, TValue>(MemoryEntry<TKey, TValue> Entry, bool IsHeld)
    where TKey : struct, IEquatable<TKey>;
