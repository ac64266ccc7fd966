using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Calls;

/// <summary>The tags of one method's entries.</summary>
internal sealed class MethodTags<TKey>(Func<TKey, CacheTag[]> of, TagTable table)
{
    /// <summary>Returns the tags of a load that begins now.</summary>
    public TagSet Begin(TKey key) => table.Begin(of(key));
}
