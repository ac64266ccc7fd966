using System.ComponentModel;
using KpiGen.Cache.Calls.Batches;
using KpiGen.Cache.Calls.Batches.Requests;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What a batch knows when it answers: the ids that were asked for, in their order, and their values.</summary>
/// <typeparam name="TId">The type of the ids.</typeparam>
/// <typeparam name="TKey">The key struct.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <remarks>Valid until the method that it was given to returns.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BatchResult<TId, TKey, TValue>
    where TKey : struct, ICacheKey<TKey>
{
    private readonly BatchRequest<TId, TKey, TValue> _request;
    private readonly BatchTraits<TValue> _traits;

    internal BatchResult(BatchRequest<TId, TKey, TValue> request, BatchTraits<TValue> traits)
    {
        _request = request;
        _traits = traits;
    }

    /// <summary>Gets how many ids were asked for, duplicates included.</summary>
    internal int Count => _request.Count;

    /// <summary>Gets how many different ones there are.</summary>
    internal int DistinctCount => _request.SlotCount;

    internal TId Id(int place) => _request.Id(place);

    /// <summary>Returns the value of the id at a place: a copy where callers get copies.</summary>
    internal TValue Value(int place) => _traits.CopyOf(_request.SlotAt(place).Value);

    /// <summary>Whether there is something to put into a dictionary: a <see langword="null"/> that is stored means that there is not.</summary>
    internal bool IsPresent(int place) => _request.SlotAt(place) is { IsPresent: true, Value: not null };
}
