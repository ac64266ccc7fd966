namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>A step of preparing the data, for whoever waits at the console.</summary>
internal sealed record BuildStep(string Text);
