using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What the origin of a batch returned: values by id, or values in the order of the ids.</summary>
/// <typeparam name="TId">The type of the ids.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BatchAnswer<TId, TValue>
{
    private readonly Func<TId, (bool IsPresent, TValue Value)>? _find;
    private readonly TValue[] _values;

    internal BatchAnswer(Func<TId, (bool IsPresent, TValue Value)>? find, TValue[] values)
    {
        _find = find;
        _values = values;
    }

    /// <summary>Checks that a list has a value for each id: otherwise nobody knows which value belongs to which id.</summary>
    internal void Check(int asked, string methodId)
    {
        if (_find is null && _values.Length != asked)
        {
            throw new InvalidOperationException(
                $"A batch of {methodId} asked for {asked} ids and the origin returned a list of {_values.Length}. A list must have one value for each id, in their order; return a dictionary where ids can be missing.");
        }
    }

    internal (bool IsPresent, TValue Value) Find(int position, TId id) => _find is null ? (true, _values[position]) : _find(id);
}
