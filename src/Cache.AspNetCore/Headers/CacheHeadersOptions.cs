namespace KpiGen.Cache.AspNetCore;

/// <summary>Settings of the headers that tell how a request was answered.</summary>
public sealed class CacheHeadersOptions
{
    /// <summary>Gets or sets whether answers carry <c>X-Cache-Key</c>. Keys hold the arguments of calls, which may be personal data.</summary>
    /// <value>The default is <see langword="null"/>: in the Development environment only.</value>
    public bool? IncludeKeys { get; set; }

    /// <summary>Gets or sets the name under which answers say in <c>Cache-Status</c> (RFC 9211) how they came about: <c>Name; hit</c>, <c>Name; fwd=miss</c>.</summary>
    /// <value>A token: letters, digits and a few signs, beginning with a letter. The default is <see langword="null"/>: no such header.</value>
    public string? StatusName { get; set; }

    /// <summary>Gets or sets the longest value of <c>X-Cache-Key</c>. Keys that do not fit are left out, and <c>...</c> says so.</summary>
    /// <value>16 to 8,192 characters. The default is 2,048 characters.</value>
    public int MaxKeysLength { get; set; } = 2048;
}
