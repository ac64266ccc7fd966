using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Calls;

/// <summary>The tags of one method's entries.</summary>
internal sealed class MethodTags<TKey>(Func<TKey, CacheTag[]> of, TagTable table, CacheKeyspace keyspace, MethodPolicy policy)
{
    // Beyond the longest time an entry lives, so that the number of a tag in use is not forgotten before its entries are gone.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>Returns the tags of a load that begins now.</summary>
    public TagSet Begin(TKey key) => table.Begin(Array.ConvertAll(of(key), tag => keyspace.TagSequenceName(tag.ToString())));

    /// <summary>Returns what reads the sequence numbers of the tags.</summary>
    public TagNumbers Numbers(TagSet tags) => new(tags, policy.Current.Ttl + policy.Current.Stale + Margin);
}
