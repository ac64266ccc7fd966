using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>A value past its time to live that callers may get when the origin is slow or fails.</summary>
/// <param name="Value">The value.</param>
/// <param name="Entry">The entry in memory that holds it, or <see langword="null"/> when it comes from the remote tier.</param>
/// <param name="Left">How long the remote tier's value may still be served.</param>
internal sealed record StaleValue<TKey, TValue>(TValue Value, MemoryEntry<TKey, TValue>? Entry, TimeSpan Left)
    where TKey : struct, IEquatable<TKey>;
