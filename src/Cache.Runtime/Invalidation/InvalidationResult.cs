namespace KpiGen.Cache;

/// <summary>What an invalidation removed before it returned.</summary>
/// <param name="Removed">
/// The entries removed: those of the remote tier, or those of memory where these are more. An entry in both counts once.
/// </param>
/// <param name="Completed">
/// Whether nothing is left to do that the options say to wait for: the remote tier knows, and so do the nodes that are connected to it. Outdated
/// entries of a type, or of everything, may still be there; they are part of it only where <see cref="RemoteTierOptions.OutdatedRemovalTimeout"/>
/// is not 0. Otherwise the rest can no longer be served by this node, and is removed behind the answer or expires.
/// </param>
public readonly record struct InvalidationResult(long Removed, bool Completed);
