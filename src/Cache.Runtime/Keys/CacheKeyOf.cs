using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>A <see cref="CacheKey"/> around the key struct of a method.</summary>
/// <typeparam name="TKey">The key struct that the generator emitted.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CacheKeyOf<TKey> : CacheKey
    where TKey : struct, ICacheKey<TKey>
{
    private readonly TKey _key;

    /// <summary>Names one call.</summary>
    /// <param name="methodId"><see cref="CachedMethodDescriptor.Id"/> of the method.</param>
    /// <param name="key">The arguments.</param>
    public CacheKeyOf(string methodId, TKey key)
        : base(methodId)
        => _key = key;

    internal TKey Key => _key;

    internal override void WriteTo(ref CacheKeyWriter writer) => _key.WriteTo(ref writer);
}
