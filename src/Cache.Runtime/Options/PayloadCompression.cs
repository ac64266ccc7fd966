namespace KpiGen.Cache;

/// <summary>How payloads are compressed. The number is part of the wire format.</summary>
public enum PayloadCompression
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>LZ4 block format: the fastest to read.</summary>
    Lz4 = 1,

    /// <summary>Brotli, quality 1: smaller, several times slower to read.</summary>
    Brotli = 2,
}
