using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CachedService<TService>
    where TService : class
{
    public TService ResolveOrigin(IServiceProvider services) => throw new NotImplementedException();

    public CachedMethod<TService, TKey, TValue> Method<TKey, TValue>(CachedMethodDescriptor descriptor, PayloadCodec<TValue> codec)
        where TKey : struct, ICacheKey<TKey>
        => throw new NotImplementedException();
}
