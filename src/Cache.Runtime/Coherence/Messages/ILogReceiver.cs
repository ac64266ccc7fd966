namespace KpiGen.Cache.Coherence.Messages;

/// <summary>Does on this node what other nodes have done.</summary>
internal interface ILogReceiver
{
    /// <summary>Invalidates in memory what a message says.</summary>
    void Apply(LogMessage message);

    /// <summary>Drops what memory holds, because messages were missed that nobody can repeat.</summary>
    void Miss();

    /// <summary>Drops what memory holds from before the first contact.</summary>
    void Begin();
}
