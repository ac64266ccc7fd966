namespace KpiGen.Cache;

/// <summary>
/// Answers a method for many keys from the entries of a cached method for one. What is missing in memory is asked of the remote tier at
/// once, and what is missing there of the real service in one call; each answer becomes an entry that the method for one key finds.
/// </summary>
/// <remarks>
/// It stands on a method of the service interface that takes one collection of keys. Policies, tags and types are those of the method for one key.
/// </remarks>
/// <param name="method">The name of the cached method for one key, of the same service.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachedBatchAttribute(string method) : Attribute
{
    /// <summary>Gets the name of the cached method for one key.</summary>
    public string Method { get; } = method;
}
