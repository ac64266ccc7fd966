namespace KpiGen.Cache;

/// <summary>Settings of what the cache tells about single calls.</summary>
public sealed class CacheDiagnosticsOptions
{
    /// <summary>Gets or sets whether traces carry the texts of keys. These may hold personal data.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IncludeKeys { get; set; }
}
