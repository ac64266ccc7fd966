namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>A category, the things in it, and what they cost.</summary>
/// <param name="MinPrice">In whole units; the generated price adds an ending such as .95.</param>
/// <param name="PeakMonth">The month in which people look for it most.</param>
internal sealed record SampleCategory(string Name, int MinPrice, int MaxPrice, int PeakMonth, IReadOnlyList<string> Things);
