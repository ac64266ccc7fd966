using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Calls;

/// <summary>An entry in memory that the remote tier should have had. Changed under the lock of <see cref="PendingWrites{TKey}"/> only.</summary>
/// <param name="stamp">The numbers that were in force when the load of the value, or of an older one, began.</param>
internal sealed class PendingWrite(EpochStamp stamp)
{
    public EpochStamp Stamp { get; } = stamp;

    /// <summary>Gets or sets whether it has still to be written.</summary>
    public bool IsWaiting { get; set; } = true;

    /// <summary>Gets or sets whether the remote tier may have got the value from here.</summary>
    public bool IsSent { get; set; }

    /// <summary>Gets or sets whether it was looked at before and could be forgotten then.</summary>
    public bool IsAged { get; set; }
}
