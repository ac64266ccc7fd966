namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>How the bytes of an answer are coded. Where a client likes several equally, it gets the last.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}
