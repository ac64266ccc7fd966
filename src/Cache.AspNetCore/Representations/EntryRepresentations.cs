using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>What is kept of one entry in memory for answers over HTTP. It goes when the entry goes; an entry that is never served so has none.</summary>
/// <remarks>Safe for concurrent use: a value is serialised once, by the first who wants it, and the others wait for it.</remarks>
internal sealed class EntryRepresentations(int maxBytes)
{
    // An application has one contract for a type, perhaps two. One that makes new ones all the time must not fill memory with them.
    private const int MaxContracts = 4;

    private static readonly ConditionalWeakTable<ObservedEntry, EntryRepresentations> Kept = [];

    private readonly Lock _adding = new();
    private readonly ByteBudget _budget = new(maxBytes);
    private StoredJson[] _known = [];

    /// <summary>Finds what is kept of an entry, or begins to keep it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="maxBytes">How much may be kept, asked for once.</param>
    /// <param name="state">What <paramref name="maxBytes"/> needs.</param>
    public static EntryRepresentations Of<TState>(ObservedEntry entry, TState state, Func<TState, int> maxBytes)
        => Kept.TryGetValue(entry, out EntryRepresentations? known) ? known : Kept.GetOrAdd(entry, new EntryRepresentations(maxBytes(state)));

    /// <summary>Returns the JSON of the value of the entry, or nothing where it is not to be kept.</summary>
    public StoredJson? Json<T>(T value, JsonTypeInfo<T> contract)
    {
        StoredJson? json = Find(contract) ?? Add(value, contract);
        return json?.Identity is null ? null : json;
    }

    private StoredJson? Find(JsonTypeInfo contract)
    {
        foreach (StoredJson json in Volatile.Read(ref _known))
        {
            if (ReferenceEquals(json.Type, contract))
            {
                return json;
            }
        }

        return null;
    }

    private StoredJson? Add<T>(T value, JsonTypeInfo<T> contract)
    {
        lock (_adding)
        {
            if (Find(contract) is { } added)
            {
                return added;
            }

            if (_known.Length == MaxContracts)
            {
                return null;
            }

            byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(value, contract);
            var json = new StoredJson(contract, _budget.TryTake(bytes.Length) ? new StoredVariant(bytes, ContentCoding.Identity) : null, _budget);
            Volatile.Write(ref _known, [.. _known, json]);
            return json;
        }
    }
}
