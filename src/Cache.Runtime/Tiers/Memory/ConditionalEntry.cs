using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Tiers.Memory;

/// <summary>An entry with tags, or one that may be served or loaded again before it is dropped. Most entries have neither.</summary>
internal sealed class ConditionalEntry<TKey, TValue>(TKey key, TValue value, long expiresAt, int epoch, int mark, TagSet? tags, EntryAge? age)
    : MemoryEntry<TKey, TValue>(key, value, expiresAt, epoch, mark)
    where TKey : struct, IEquatable<TKey>
{
    public override TagSet? Tags { get; } = tags;

    public override EntryAge? Age { get; } = age;
}
