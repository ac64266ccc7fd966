namespace KpiGen.Cache.Generators.Models.Batches;

/// <summary>Where the value of one part of the key comes from.</summary>
/// <param name="Root">The name of a parameter of the batch, escaped, or of the user; nothing for the id.</param>
/// <param name="Path">What stands behind it: <c>.From</c> or nothing.</param>
internal sealed record BatchKeyArgumentModel(string Root, string Path);
