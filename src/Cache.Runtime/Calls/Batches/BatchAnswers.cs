using System.Collections.Immutable;
using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>Takes what the origin of a batch returned.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchAnswers
{
    /// <summary>Takes a dictionary.</summary>
    /// <param name="answer">A dictionary of any kind.</param>
    /// <returns>The answer; ids are looked up as the dictionary compares them.</returns>
    /// <exception cref="InvalidOperationException">The origin returned no dictionary.</exception>
    public static BatchAnswer<TId, TValue> ById<TId, TValue>(IEnumerable<KeyValuePair<TId, TValue>>? answer)
        => ById<TId, TValue, TValue>(answer, static value => value);

    /// <summary>Takes a dictionary whose values cannot be null.</summary>
    /// <param name="answer">A dictionary of any kind.</param>
    /// <param name="convert">Makes of its values those of the method of one id.</param>
    /// <returns>The answer; ids are looked up as the dictionary compares them.</returns>
    /// <exception cref="InvalidOperationException">The origin returned no dictionary.</exception>
    public static BatchAnswer<TId, TValue> ById<TId, TItem, TValue>(IEnumerable<KeyValuePair<TId, TItem>>? answer, Func<TItem, TValue> convert) => new(
        answer switch
        {
            null => throw NoAnswer(),
            IReadOnlyDictionary<TId, TItem> values => id => values.TryGetValue(id, out TItem? value) ? (true, convert(value)) : default,
            IDictionary<TId, TItem> values => id => values.TryGetValue(id, out TItem? value) ? (true, convert(value)) : default,
            _ => throw new ArgumentException("It is no dictionary.", nameof(answer)),
        },
        []);

    /// <summary>Takes a list.</summary>
    /// <param name="answer">One value for each id, in the order of the ids.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The origin returned no list.</exception>
    public static BatchAnswer<TId, TValue> InOrder<TId, TValue>(IEnumerable<TValue>? answer)
        => answer is null or ImmutableArray<TValue> { IsDefault: true } ? throw NoAnswer() : new(null, [.. answer]);

    /// <summary>Waits for the origin. Here, because emitted code may have to be unsafe and cannot wait then.</summary>
    /// <param name="call">The call of the origin.</param>
    /// <param name="take">Takes what it returned.</param>
    /// <returns>The answer.</returns>
    public static async Task<BatchAnswer<TId, TValue>> WhenAsync<TResult, TId, TValue>(Task<TResult> call, Func<TResult, BatchAnswer<TId, TValue>> take)
        => take(await call.ConfigureAwait(false));

    /// <inheritdoc cref="WhenAsync{TResult, TId, TValue}(Task{TResult}, Func{TResult, BatchAnswer{TId, TValue}})"/>
    public static async Task<BatchAnswer<TId, TValue>> WhenAsync<TResult, TId, TValue>(ValueTask<TResult> call, Func<TResult, BatchAnswer<TId, TValue>> take)
        => take(await call.ConfigureAwait(false));

    private static InvalidOperationException NoAnswer() => new("The origin of a batch returned null. Return an empty collection where there is nothing.");
}
