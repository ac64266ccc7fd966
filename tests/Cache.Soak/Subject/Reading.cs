namespace KpiGen.Cache.Soak.Subject;

/// <summary>What the database held when it was asked.</summary>
/// <param name="Cell">The cell that was asked for.</param>
/// <param name="Version">How often it had been written.</param>
/// <param name="Text">Something to carry.</param>
public sealed record Reading(int Cell, long Version, string Text);

/// <summary>The same as a value type.</summary>
public readonly record struct Mark(int Cell, long Version);
