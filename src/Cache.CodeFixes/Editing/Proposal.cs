namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>What a fix would do about one diagnostic.</summary>
/// <param name="Title">What a user reads.</param>
/// <param name="Edits">The nodes to change, in any document of the solution.</param>
internal sealed record Proposal(string Title, IReadOnlyList<NodeEdit> Edits);
