namespace KpiGen.Cache.Soak.Subject;

/// <summary>What the origin throws on purpose: the only exception, besides their own cancellations, that callers may see.</summary>
public sealed class OriginException() : Exception("The origin fails now and then.");
