using System.ComponentModel;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// The key of one call of one cached method. A key exists twice, as this struct (memory) and as the canonical text that
/// <see cref="WriteTo"/> produces (Redis); the two must agree on equality.
/// </summary>
/// <typeparam name="TSelf">The implementing struct.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICacheKey<TSelf> : IEquatable<TSelf>
    where TSelf : struct, ICacheKey<TSelf>
{
    /// <summary>Writes one part for each argument that is in the key, in the order of the parameters.</summary>
    /// <param name="writer">Receives the parts.</param>
    void WriteTo(ref CacheKeyWriter writer);
}
