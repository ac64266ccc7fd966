using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Makes of a batch what its method returns. A dictionary leaves out ids without a value; a list has one for each id, in their order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchResults
{
    /// <summary>Makes a dictionary.</summary>
    public static Dictionary<TId, TValue> ToDictionary<TId, TKey, TValue>(BatchResult<TId, TKey, TValue> batch)
        where TId : notnull
        where TKey : struct, ICacheKey<TKey>
        => ToDictionary(batch, static value => value);

    /// <summary>Makes a dictionary of values that cannot be null.</summary>
    public static Dictionary<TId, TItem> ToDictionary<TId, TKey, TValue, TItem>(BatchResult<TId, TKey, TValue> batch, Func<TValue, TItem> convert)
        where TId : notnull
        where TKey : struct, ICacheKey<TKey>
    {
        var values = new Dictionary<TId, TItem>(batch.DistinctCount);
        for (int place = 0; place < batch.Count; place++)
        {
            if (batch.IsPresent(place))
            {
                values[batch.Id(place)] = convert(batch.Value(place));
            }
        }

        return values;
    }

    /// <summary>Makes an immutable dictionary.</summary>
    public static ImmutableDictionary<TId, TValue> ToImmutableDictionary<TId, TKey, TValue>(BatchResult<TId, TKey, TValue> batch)
        where TId : notnull
        where TKey : struct, ICacheKey<TKey>
        => ToDictionary(batch).ToImmutableDictionary();

    /// <summary>Makes an immutable dictionary of values that cannot be null.</summary>
    public static ImmutableDictionary<TId, TItem> ToImmutableDictionary<TId, TKey, TValue, TItem>(BatchResult<TId, TKey, TValue> batch, Func<TValue, TItem> convert)
        where TId : notnull
        where TKey : struct, ICacheKey<TKey>
        => ToDictionary(batch, convert).ToImmutableDictionary();

    /// <summary>Makes an array.</summary>
    public static TValue[] ToArray<TId, TKey, TValue>(BatchResult<TId, TKey, TValue> batch)
        where TKey : struct, ICacheKey<TKey>
    {
        var values = new TValue[batch.Count];
        for (int place = 0; place < values.Length; place++)
        {
            values[place] = batch.Value(place);
        }

        return values;
    }

    /// <summary>Makes a list.</summary>
    public static List<TValue> ToList<TId, TKey, TValue>(BatchResult<TId, TKey, TValue> batch)
        where TKey : struct, ICacheKey<TKey>
    {
        var values = new List<TValue>(batch.Count);
        for (int place = 0; place < batch.Count; place++)
        {
            values.Add(batch.Value(place));
        }

        return values;
    }

    /// <summary>Makes an immutable array.</summary>
    public static ImmutableArray<TValue> ToImmutableArray<TId, TKey, TValue>(BatchResult<TId, TKey, TValue> batch)
        where TKey : struct, ICacheKey<TKey>
        => ImmutableCollectionsMarshal.AsImmutableArray(ToArray(batch));
}
