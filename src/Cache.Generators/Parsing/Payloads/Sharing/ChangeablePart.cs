using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads.Sharing;

/// <summary>A part of a result that callers could change.</summary>
/// <param name="Path">The way from the result: <c>Dashboard.Top</c>.</param>
/// <param name="Reason">Why, and what would help.</param>
/// <param name="Member">The member that can be set or holds what can be changed, or <see langword="null"/> for the result itself.</param>
internal sealed record ChangeablePart(string Path, string Reason, ISymbol? Member);
