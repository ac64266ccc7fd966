using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls;

/// <summary>What a flight notes before it asks anybody for the value: under which tags, and by which name, it will be stored.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class FlightStart<TKey, TValue>(MethodKeys<TKey> keys, MethodTags<TKey>? tags)
    where TKey : struct, ICacheKey<TKey>
{
    public void Begin(Flight<TValue> flight, in TKey key) => flight.Tags = tags?.Begin(key);

    /// <summary>Returns the whole key for the remote tier.</summary>
    public byte[] NameOf(Flight<TValue> flight, in TKey key)
    {
        byte[] text = flight.Name = keys.Text(in key, flight.Name);
        flight.Mark = MethodKeys<TKey>.Mark(text);
        return text;
    }

    /// <summary>Returns what reads the numbers of the flight's tags; <see langword="null"/> where the method has none.</summary>
    public TagNumbers? NumbersOf(Flight<TValue> flight) => flight.Tags is { } set ? tags!.Numbers(set) : null;
}
