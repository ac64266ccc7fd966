using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// A cached method that returns a stream. What is stored is the whole of it, as an array; <see langword="null"/> is stored for a stream that is
/// too long, and callers then get the origin's own.
/// </summary>
/// <typeparam name="TService">The service interface.</typeparam>
/// <typeparam name="TKey">The key struct of the method.</typeparam>
/// <typeparam name="TItem">The type of the items.</typeparam>
/// <remarks>Safe for concurrent use.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedItems<TService, TKey, TItem>
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    private readonly CachedMethod<TService, TKey, TItem[]?> _method;
    private readonly int _maxItems;
    private readonly Func<TItem[]?, TItem[]?>? _copy;

    internal CachedItems(CachedMethod<TService, TKey, TItem[]?> method, int maxItems, Func<TItem[]?, TItem[]?>? copy)
    {
        _method = method;
        _maxItems = maxItems;
        _copy = copy;
    }

    /// <summary>Returns a stream that does nothing until it is read, and can be read more than once.</summary>
    /// <param name="key">The call; it holds no object that the caller may still change.</param>
    /// <param name="args">All arguments, for <paramref name="open"/>.</param>
    /// <param name="open">Calls the origin. Static: it takes all it needs from its parameters.</param>
    /// <param name="origin">Finds the caller's own origin, for a stream that is too long to be stored.</param>
    /// <param name="cancellationToken">Ends the reading, as does the token that is given to the enumeration itself.</param>
    /// <typeparam name="TArgs">The type of the arguments.</typeparam>
    /// <returns>The items. What the origin throws is thrown unchanged, before the first item.</returns>
    public async IAsyncEnumerable<TItem> ReadAsync<TArgs>(
        TKey key,
        TArgs args,
        Func<TService, TArgs, CancellationToken, IAsyncEnumerable<TItem>> open,
        Func<TService> origin,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_method.TryGetItems(in key, out TItem[]? items))
        {
            items = await _method.LoadValueAsync(
                key, (args, open), (service, call, token) => CollectAsync(call.open(service, call.args, token), token), cancellationToken).ConfigureAwait(false);
        }

        if (items is null)
        {
            IAsyncEnumerator<TItem> own = open(origin(), args, cancellationToken).GetAsyncEnumerator(cancellationToken);
            string? user = CacheLoad.UserId;
            await using ConfiguredAsyncDisposable disposal = own.ConfigureAwait(false);
            while (await MoveNextAsync(own, user).ConfigureAwait(false))
            {
                yield return own.Current;
            }

            yield break;
        }

        foreach (TItem item in Copied(items))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    // The reader gets its own context back between two items, and with it loses the user that the origin was told.
    private static ValueTask<bool> MoveNextAsync(IAsyncEnumerator<TItem> stream, string? user)
    {
        CacheLoad.UserId = user;
        return stream.MoveNextAsync();
    }

    private async ValueTask<TItem[]?> CollectAsync(IAsyncEnumerable<TItem> stream, CancellationToken cancellationToken)
    {
        var items = new List<TItem>();
        await foreach (TItem item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // An origin that does not look at its token must still end when nobody waits for it any longer.
            cancellationToken.ThrowIfCancellationRequested();
            if (items.Count == _maxItems)
            {
                return null;
            }

            items.Add(item);
        }

        return Copied([.. items]);
    }

    private TItem[] Copied(TItem[] items) => _copy is null ? items : _copy(items)!;
}
