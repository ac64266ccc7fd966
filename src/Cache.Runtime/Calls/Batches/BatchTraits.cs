using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>What the compiler knows about a batch method.</summary>
/// <param name="Absence">What it means that the origin has no value for an id.</param>
/// <param name="Copy">Copies a value where callers get copies, or <see langword="null"/>.</param>
internal sealed record BatchTraits<TValue>(BatchAbsence Absence, Func<TValue, TValue>? Copy)
{
    public TValue CopyOf(TValue value) => Copy is null ? value : Copy(value);
}
