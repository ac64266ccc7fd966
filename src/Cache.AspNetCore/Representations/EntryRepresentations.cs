using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>What is kept of one entry in memory for answers over HTTP. It goes when the entry goes; an entry that is never served so has none.</summary>
/// <remarks>Safe for concurrent use: a value is serialised once, by the first who wants it, and the others wait for it.</remarks>
internal sealed class EntryRepresentations(int maxBytes)
{
    // An application has one contract for a type, perhaps two. One that makes new ones all the time must not fill memory with them.
    private const int MaxContracts = 4;

    private static readonly ConditionalWeakTable<ObservedEntry, EntryRepresentations> OfEntries = [];

    private readonly Lock _adding = new();
    private readonly ByteBudget _budget = new(maxBytes);
    private StoredJson[] _known = [];
    private StoredJson? _own;

    /// <summary>Finds what is kept of an entry, or begins to keep it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="maxBytes">How much may be kept, asked for once.</param>
    /// <param name="state">What <paramref name="maxBytes"/> needs.</param>
    public static EntryRepresentations Of<TState>(ObservedEntry entry, TState state, Func<TState, int> maxBytes)
        => OfEntries.TryGetValue(entry, out EntryRepresentations? known) ? known : OfEntries.GetOrAdd(entry, new EntryRepresentations(maxBytes(state)));

    /// <summary>Returns the JSON of the value of the entry, or nothing where it is not to be kept.</summary>
    public StoredJson? Json<T>(T value, JsonTypeInfo<T> contract) => Kept(Find(contract) ?? Add(value, contract));

    /// <summary>
    /// Returns the JSON under the contract that the application has for the type. It is asked for once: an entry belongs to one application, whose
    /// options for JSON do not change, and looking for them takes longer than everything else here.
    /// </summary>
    public StoredJson? Json<T>(T value, HttpContext context, Func<HttpContext, JsonTypeInfo<T>> contract)
    {
        if (Volatile.Read(ref _own) is { Type: JsonTypeInfo<T> } own)
        {
            return Kept(own);
        }

        JsonTypeInfo<T> found = contract(context);
        StoredJson? json = Find(found) ?? Add(value, found);
        Volatile.Write(ref _own, json);
        return Kept(json);
    }

    private static StoredJson? Kept(StoredJson? json) => json?.Identity is null ? null : json;

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
