using System.ComponentModel;
using KpiGen.Cache.Calls;
using KpiGen.Cache.Hosting;

namespace KpiGen.Cache.CompilerServices;

/// <summary>One registration of an annotated service: where its decorators find the origin and their cached methods.</summary>
/// <typeparam name="TService">The service interface.</typeparam>
/// <remarks>Safe for concurrent use. There is one for each registration, shared by all decorators of it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedService<TService>
    where TService : class
{
    private readonly Origin<TService> _origin;
    private readonly CacheRuntime _runtime;
    private readonly Func<CacheInvalidation, Task> _invalidate;
    private readonly string? _variant;

    internal CachedService(Origin<TService> origin, CacheRuntime runtime, OriginTraits traits, Func<CacheInvalidation, Task> invalidate)
    {
        _invalidate = invalidate;
        _variant = traits.Variant;
        IsOriginBorrowed = traits.IsBorrowed;
        _origin = origin;
        _runtime = runtime;
    }

    /// <summary>Gets whether the origin was registered as an instance: it belongs to whoever created it, and a decorator must not dispose it.</summary>
    public bool IsOriginBorrowed { get; }

    /// <summary>Finds the real service for members that are only forwarded.</summary>
    /// <param name="services">The scope of the decorator.</param>
    /// <returns>The service that was registered.</returns>
    public TService ResolveOrigin(IServiceProvider services) => _origin.Resolve(services);

    /// <summary>Creates the cache of one method.</summary>
    /// <param name="descriptor">What the compiler knows about it.</param>
    /// <param name="codec">Writes and reads its payload.</param>
    /// <typeparam name="TKey">The key struct.</typeparam>
    /// <typeparam name="TValue">The type of the value, without its task.</typeparam>
    /// <returns>The cache; keep it as long as the application runs.</returns>
    /// <exception cref="InvalidOperationException">The type has no time to live, or the method exists already.</exception>
    public CachedMethod<TService, TKey, TValue> Method<TKey, TValue>(CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec)
        where TKey : struct, ICacheKey<TKey>
        => Method(descriptor, codec, new MethodHooks<TKey, TValue>(null, null, null));

    /// <summary>Creates the cache of one method that says more about its entries.</summary>
    /// <param name="descriptor">What the compiler knows about it.</param>
    /// <param name="codec">Writes and reads its payload.</param>
    /// <param name="tags">The tags of a call: for equal keys the same ones, in the same order.</param>
    /// <param name="when">Whether a value is stored.</param>
    /// <param name="fallback">What callers get when the origin fails and there is nothing else to serve; it is not stored.</param>
    /// <typeparam name="TKey">The key struct.</typeparam>
    /// <typeparam name="TValue">The type of the value, without its task.</typeparam>
    /// <returns>The cache; keep it as long as the application runs.</returns>
    /// <exception cref="InvalidOperationException">The type has no time to live, or the method exists already.</exception>
    public CachedMethod<TService, TKey, TValue> Method<TKey, TValue>(
        CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec, Func<TKey, CacheTag[]>? tags, Func<TValue, bool>? when = null, Func<TValue>? fallback = null)
        where TKey : struct, ICacheKey<TKey>
        => Method(descriptor, codec, new MethodHooks<TKey, TValue>(tags, when, fallback));

    /// <summary>Invalidates after a method with <see cref="InvalidatesCacheAttribute"/> has succeeded.</summary>
    /// <param name="invalidation">What to invalidate.</param>
    /// <returns>A task that ends when this node serves nothing older. It does not fail because of the remote tier.</returns>
    public Task InvalidateAsync(CacheInvalidation invalidation) => _invalidate(invalidation);

    /// <summary>Does the same for a synchronous method, on its thread.</summary>
    /// <param name="invalidation">What to invalidate.</param>
    public void Invalidate(CacheInvalidation invalidation) => _invalidate(invalidation).GetAwaiter().GetResult();

    /// <summary>Waits for a method with <see cref="InvalidatesCacheAttribute"/>, and invalidates when it has succeeded.</summary>
    /// <param name="call">The call of the origin.</param>
    /// <param name="invalidation">What to invalidate.</param>
    /// <returns>A task that ends when this node serves nothing older, or as <paramref name="call"/> does where it fails.</returns>
    public async Task InvalidateAfterAsync(Task call, CacheInvalidation invalidation)
    {
        await call.ConfigureAwait(false);
        await InvalidateAsync(invalidation).ConfigureAwait(false);
    }

    /// <inheritdoc cref="InvalidateAfterAsync(Task, CacheInvalidation)"/>
    /// <typeparam name="T">The type of the result, which is handed on.</typeparam>
    public async Task<T> InvalidateAfterAsync<T>(Task<T> call, CacheInvalidation invalidation)
    {
        T result = await call.ConfigureAwait(false);
        await InvalidateAsync(invalidation).ConfigureAwait(false);
        return result;
    }

    /// <inheritdoc cref="InvalidateAfterAsync(Task, CacheInvalidation)"/>
    public async ValueTask InvalidateAfterAsync(ValueTask call, CacheInvalidation invalidation)
    {
        await call.ConfigureAwait(false);
        await InvalidateAsync(invalidation).ConfigureAwait(false);
    }

    /// <inheritdoc cref="InvalidateAfterAsync{T}(Task{T}, CacheInvalidation)"/>
    public async ValueTask<T> InvalidateAfterAsync<T>(ValueTask<T> call, CacheInvalidation invalidation)
    {
        T result = await call.ConfigureAwait(false);
        await InvalidateAsync(invalidation).ConfigureAwait(false);
        return result;
    }

    /// <summary>Creates the cache of one method that returns a stream.</summary>
    /// <param name="descriptor">What the compiler knows about it.</param>
    /// <param name="codec">Writes and reads its items.</param>
    /// <param name="tags">The tags of a call, for equal keys the same ones in the same order, or <see langword="null"/>.</param>
    /// <param name="maxItems">How many items are stored at most.</param>
    /// <param name="copy">Copies items that callers could change, or <see langword="null"/> where they share them.</param>
    /// <typeparam name="TKey">The key struct.</typeparam>
    /// <typeparam name="TItem">The type of the items.</typeparam>
    /// <returns>The cache; keep it as long as the application runs.</returns>
    /// <exception cref="InvalidOperationException">The type has no time to live, or the method exists already.</exception>
    public CachedItems<TService, TKey, TItem> Stream<TKey, TItem>(
        CachedMethodDescriptor descriptor, PayloadCodec<TItem[]?> codec, Func<TKey, CacheTag[]>? tags, int maxItems, Func<TItem[]?, TItem[]?>? copy)
        where TKey : struct, ICacheKey<TKey>
        => new(Method<TKey, TItem[]?>(descriptor, codec, tags), maxItems, copy);

    private CachedMethod<TService, TKey, TValue> Method<TKey, TValue>(
        CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec, MethodHooks<TKey, TValue> hooks)
        where TKey : struct, ICacheKey<TKey>
    {
        CachedMethodDescriptor own = descriptor.For(_variant);
        var method = new CachedMethod<TService, TKey, TValue>(own, codec, hooks, _origin.For(new OriginObserver(_runtime, own)), _runtime);
        _runtime.Methods.Add(method);
        return method;
    }
}
