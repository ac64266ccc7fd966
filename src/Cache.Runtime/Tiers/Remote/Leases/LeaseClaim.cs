namespace KpiGen.Cache.Tiers.Remote.Leases;

/// <summary>What a lease is wanted for. The numbers are arguments of the script that takes it.</summary>
internal enum LeaseClaim
{
    /// <summary>For a missing entry: one that is there is the answer.</summary>
    Missing = 0,

    /// <summary>To replace an entry, unless somebody else is loading it.</summary>
    Replace = 1,

    /// <summary>To replace an entry, whoever else is loading it: what they bring is older.</summary>
    TakeOver = 2,
}
