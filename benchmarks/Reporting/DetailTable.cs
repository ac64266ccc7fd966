namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>The figures behind a measure.</summary>
/// <param name="Title">What the table shows.</param>
/// <param name="Note">How they were taken, in a sentence or two.</param>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">The lines, with a text for each column.</param>
public sealed record DetailTable(string Title, string Note, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
