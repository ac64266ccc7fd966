namespace KpiGen.Cache;

/// <summary>
/// The built-in kinds of cached data. A type groups entries: it is the second segment of every key
/// (<c>cache:dashboard:…</c>), it carries the default time to live, and it is a unit of invalidation.
/// </summary>
/// <remarks>Further types are named by a string, <c>[Cached("orders")]</c>, and take their time to live from configuration.</remarks>
public enum CacheType
{
    /// <summary>Dashboards and their figures. The default time to live is 300 seconds.</summary>
    Dashboard,

    /// <summary>Search results. The default time to live is 3600 seconds.</summary>
    Search,

    /// <summary>Users and profiles. The default time to live is 1800 seconds.</summary>
    User,

    /// <summary>Products. The default time to live is 7200 seconds.</summary>
    Product,

    /// <summary>Analytics and reports. The default time to live is 600 seconds.</summary>
    Analytics,
}
