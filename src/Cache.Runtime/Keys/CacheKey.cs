namespace KpiGen.Cache;

/// <summary>
/// Names one call of one cached method, for example to invalidate it. The generator emits a factory for every cached method, in a class
/// named after the service: <c>ProductServiceKeys.GetProductAsync("4711")</c>.
/// </summary>
/// <remarks>Immutable and safe for concurrent use. It uses the same key builder as reads do, so it cannot miss its entry.</remarks>
public abstract class CacheKey
{
    private protected CacheKey(string methodId) => MethodId = methodId;

    /// <summary>Gets the full name of the method, <c>{Service}.{Method}</c>, as it stands in the key.</summary>
    internal string MethodId { get; }

    /// <summary>Writes the parts of the key.</summary>
    internal abstract void WriteTo(ref CacheKeyWriter writer);
}
