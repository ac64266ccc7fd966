namespace KpiGen.Cache.AspNetCore;

/// <summary>Settings of the headers that tell how a request was answered.</summary>
public sealed class CacheHeadersOptions
{
    /// <summary>Gets or sets whether answers carry <c>X-Cache-Key</c>. Keys hold the arguments of calls, which may be personal data.</summary>
    /// <value>The default is <see langword="null"/>: in the Development environment only.</value>
    public bool? IncludeKeys { get; set; }

    /// <summary>Gets or sets the longest value of <c>X-Cache-Key</c>. Keys that do not fit are left out, and <c>...</c> says so.</summary>
    /// <value>16 to 8,192 characters. The default is 2,048 characters.</value>
    public int MaxKeysLength { get; set; } = 2048;
}
