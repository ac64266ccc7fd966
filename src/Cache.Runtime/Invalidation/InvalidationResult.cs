namespace KpiGen.Cache;

/// <summary>What an invalidation removed before it returned.</summary>
/// <param name="Removed">
/// The entries removed: those of the remote tier, or those of memory where these are more. An entry in both counts once.
/// </param>
/// <param name="Completed">
/// Whether nothing is left to remove. Otherwise the rest can no longer be served, and is removed behind the answer or expires.
/// </param>
public readonly record struct InvalidationResult(long Removed, bool Completed);
