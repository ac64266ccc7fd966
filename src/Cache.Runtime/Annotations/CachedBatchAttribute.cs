namespace KpiGen.Cache;

/// <summary>
/// Answers a method that takes many ids from the entries of the cached method that takes one: what either of them loads is a hit for the other,
/// and the origin is asked once for the ids that no tier holds.
/// </summary>
/// <param name="method">The name of the cached method that takes one id, as <c>nameof(GetProductAsync)</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachedBatchAttribute(string method) : Attribute
{
    /// <summary>Gets the name of the cached method that takes one id.</summary>
    public string Method { get; } = method;
}
