namespace KpiGen.Cache.Generators.Support;

/// <summary>Names of the types that the generator looks for or writes.</summary>
internal static class KnownNames
{
    public const string CachedAttribute = "KpiGen.Cache.CachedAttribute";
    public const string NotCachedAttribute = "KpiGen.Cache.NotCachedAttribute";
    public const string CachedBatchAttribute = "KpiGen.Cache.CachedBatchAttribute";
    public const string InvalidatesCacheAttribute = "KpiGen.Cache.InvalidatesCacheAttribute";
    public const string CacheKeyIgnoreAttribute = "KpiGen.Cache.CacheKeyIgnoreAttribute";
    public const string CacheKeyPart = "KpiGen.Cache.ICacheKeyPart";
    public const string CachedServices = "KpiGen.Cache.CompilerServices.CachedServices";

    public const string Guid = "System.Guid";

    public const string GeneratedNamespace = "KpiGen.Cache.Generated";

    public const string Runtime = "global::KpiGen.Cache.CompilerServices";
    public const string CacheKey = "global::KpiGen.Cache.CacheKey";
    public const string PolicyOptions = "global::KpiGen.Cache.CachePolicyOptions";
    public const string CacheTag = "global::KpiGen.Cache.CacheTag";
    public const string KeyWriter = "global::KpiGen.Cache.CacheKeyWriter";
    public const string KeyEquality = Runtime + ".KeyEquality";
    public const string KeyHash = Runtime + ".KeyHash";
    public const string KeyGuid = Runtime + ".KeyGuid";
    public const string PayloadFormat = Runtime + ".PayloadFormat";
    public const string PayloadCounts = Runtime + ".PayloadCounts";
    public const string PayloadCopies = Runtime + ".PayloadCopies";
    public const string BatchAnswers = Runtime + ".BatchAnswers";
    public const string BatchResults = Runtime + ".BatchResults";
    public const string KeyComparers = Runtime + ".KeyComparers";
    public const string PayloadWriter = Runtime + ".PayloadWriter";
    public const string PayloadReader = Runtime + ".PayloadReader";
    public const string Immutable = "global::System.Collections.Immutable";
    public const string Generic = "global::System.Collections.Generic";
}
