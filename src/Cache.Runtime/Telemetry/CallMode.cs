namespace KpiGen.Cache;

/// <summary>How a call treats the cache.</summary>
internal enum CallMode
{
    /// <summary>As its policy says.</summary>
    Normal,

    /// <summary>As if there were no cache.</summary>
    Bypass,

    /// <summary>It asks the origin and replaces what is stored.</summary>
    Refresh,
}
