namespace KpiGen.Cache;

/// <summary>
/// Says who calls, for methods with <c>[Cached(…, VaryByUser = true)]</c>. Register an implementation with the lifetime of a request; it is
/// resolved where the cached service is, on every call.
/// </summary>
/// <remarks>
/// Without an implementation, or without an id, the call throws: neither answering from somebody's entry nor passing every call to the origin
/// would show the mistake. Give anonymous callers an id of their own, such as <c>"anonymous"</c>.
/// </remarks>
public interface ICacheUser
{
    /// <summary>Gets what identifies the caller, unique among all users, tenants included.</summary>
    string? Id { get; }
}
