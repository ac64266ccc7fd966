namespace KpiGen.Cache;

/// <summary>Settings of one cache type. They apply where neither the attribute nor the settings of the method say otherwise.</summary>
public sealed class CacheTypeOptions : CachePolicyOptions;
