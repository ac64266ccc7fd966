namespace KpiGen.Cache.Flights;

/// <summary>A value that a flight gives out before it has landed.</summary>
/// <param name="Value">The value.</param>
/// <param name="MayServe">Whether it may be served now.</param>
internal sealed record EarlyLanding<TValue>(LoadedValue<TValue> Value, Func<bool> MayServe);
