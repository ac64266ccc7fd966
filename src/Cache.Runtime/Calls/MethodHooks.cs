namespace KpiGen.Cache.Calls;

/// <summary>What a method has said in code about its entries.</summary>
/// <param name="Tags">The tags of a call.</param>
/// <param name="When">Whether a value is stored.</param>
/// <param name="Fallback">What callers get when the origin fails and there is nothing else to serve.</param>
internal sealed record MethodHooks<TKey, TValue>(Func<TKey, CacheTag[]>? Tags, Func<TValue, bool>? When, Func<TValue>? Fallback);
