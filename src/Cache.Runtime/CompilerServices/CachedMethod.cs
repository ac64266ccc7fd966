using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace KpiGen.Cache.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedMethod<TService, TKey, TValue>
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    public bool TryGetTask(in TKey key, [NotNullWhen(true)] out Task<TValue>? task) => throw new NotImplementedException();

    public bool TryGetValue(in TKey key, [MaybeNullWhen(false)] out TValue value) => throw new NotImplementedException();

    public Task<TValue> LoadAsync<TArgs>(TKey key, IServiceProvider services, TArgs args, Func<TService, TArgs, CancellationToken, Task<TValue>> load, CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask<TValue> LoadValueAsync<TArgs>(TKey key, IServiceProvider services, TArgs args, Func<TService, TArgs, CancellationToken, ValueTask<TValue>> load, CancellationToken cancellationToken) => throw new NotImplementedException();

    public TValue Load<TArgs>(TKey key, IServiceProvider services, TArgs args, Func<TService, TArgs, CancellationToken, TValue> load, CancellationToken cancellationToken) => throw new NotImplementedException();
}
