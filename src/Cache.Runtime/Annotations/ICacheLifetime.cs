namespace KpiGen.Cache;

/// <summary>A result that knows how long it may be served. It decides before attribute and configuration do.</summary>
public interface ICacheLifetime
{
    /// <summary>Gets how long the result may be served.</summary>
    /// <value>Zero or less means that it is not stored, <see langword="null"/> that the policy decides; more than 365 days count as 365 days.</value>
    TimeSpan? TimeToLive { get; }
}
