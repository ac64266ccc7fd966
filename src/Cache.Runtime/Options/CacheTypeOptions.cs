namespace KpiGen.Cache;

/// <summary>Settings of one cache type. They apply where the attribute on the method does not say otherwise.</summary>
public sealed class CacheTypeOptions
{
    /// <summary>Gets or sets how long entries of the type may be served.</summary>
    /// <value>1 ms to 365 days. Unset, the default of the built-in type applies; a type of your own has none.</value>
    public TimeSpan? Ttl { get; set; }

    /// <summary>Gets or sets how long a <see langword="null"/> result of the type may be served.</summary>
    /// <value>0 (not stored) to 365 days. Unset, <see cref="CacheOptions.NullTtl"/> applies.</value>
    public TimeSpan? NullTtl { get; set; }
}
