namespace KpiGen.Cache;

/// <summary>The spelling of <see cref="CacheType"/> in keys and configuration.</summary>
internal static class CacheTypeNames
{
    public static string Of(CacheType type) => type switch
    {
        CacheType.Dashboard => "dashboard",
        CacheType.Search => "search",
        CacheType.User => "user",
        CacheType.Product => "product",
        CacheType.Analytics => "analytics",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Use a member of CacheType, or name a type of your own with a string."),
    };
}
