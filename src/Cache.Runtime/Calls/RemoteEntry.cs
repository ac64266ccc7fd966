namespace KpiGen.Cache.Calls;

/// <summary>A value of the remote tier that passed every check.</summary>
/// <param name="Value">The value.</param>
/// <param name="TimeLeft">How long it may still be served.</param>
internal readonly record struct RemoteEntry<TValue>(TValue Value, TimeSpan TimeLeft);
