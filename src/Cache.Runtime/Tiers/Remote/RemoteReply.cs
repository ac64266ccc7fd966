namespace KpiGen.Cache.Tiers.Remote;

/// <summary>What an operation of the remote tier came back with: never an exception.</summary>
/// <param name="IsAnswered">Whether the tier answered within the budget.</param>
/// <param name="Answer">The answer; nothing where there is none.</param>
internal readonly record struct RemoteReply<T>(bool IsAnswered, T Answer);
