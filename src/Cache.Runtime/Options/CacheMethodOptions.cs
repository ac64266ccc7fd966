namespace KpiGen.Cache;

/// <summary>Settings of one cached method. They apply where its attribute does not say otherwise.</summary>
public sealed class CacheMethodOptions : CachePolicyOptions;
