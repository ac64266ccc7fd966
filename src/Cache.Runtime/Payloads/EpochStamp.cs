namespace KpiGen.Cache.Payloads;

/// <summary>The sequence numbers that were in force when a load began. What is stamped lower than a known number has been invalidated.</summary>
/// <param name="Type">The number of the entry's type.</param>
/// <param name="All">The number of all types together.</param>
internal readonly record struct EpochStamp(long Type, long All);
