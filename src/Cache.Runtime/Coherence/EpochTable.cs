using System.Collections.Concurrent;

namespace KpiGen.Cache.Coherence;

/// <summary>The epochs of all types, and the number that invalidates all of them. Bounded by the types that the code and its configuration name.</summary>
internal sealed class EpochTable
{
    private readonly ConcurrentDictionary<string, TypeEpoch> _types = new(StringComparer.Ordinal);
    private readonly CacheKeyspace _keyspace;

    public EpochTable(CacheKeyspace keyspace, IEnumerable<string> configuredTypes)
    {
        _keyspace = keyspace;
        All = new SequenceNumber(keyspace.AllSequenceName);
        foreach (string type in Enum.GetValues<CacheType>().Select(CacheTypeNames.Of).Concat(configuredTypes))
        {
            _ = Of(type);
        }
    }

    /// <summary>Gets the number that invalidates everything under the prefix.</summary>
    public SequenceNumber All { get; }

    public IEnumerable<TypeEpoch> Types => _types.Values;

    public TypeEpoch Of(string type)
        => _types.GetOrAdd(type, static (name, table) => new TypeEpoch(name, new SequenceNumber(table._keyspace.SequenceName(name)), table.All), this);

    public TypeEpoch? Find(string type) => _types.GetValueOrDefault(type);

    /// <summary>Drops the entries that were loaded before the first contact with the remote tier.</summary>
    public void AdvanceUsed()
    {
        foreach (TypeEpoch type in _types.Values)
        {
            type.AdvanceIfUsed();
        }
    }

    /// <summary>Outdates all types, as <see cref="TypeEpoch.Outdate"/> does one.</summary>
    public void OutdateAll()
    {
        All.Begin();
        AdvanceAll();
    }

    public void AdvanceAll()
    {
        foreach (TypeEpoch type in _types.Values)
        {
            type.Advance();
        }
    }
}
