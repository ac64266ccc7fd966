namespace KpiGen.Cache.Payloads.Compression;

/// <summary>The numbers of the LZ4 block format: <see href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md"/>.</summary>
internal static class Lz4Format
{
    /// <summary>The shortest match, which is stored as zero.</summary>
    public const int LeastMatch = 4;

    /// <summary>A length from this on does not fit the token, and continues in bytes behind it.</summary>
    public const int InToken = 15;

    /// <summary>A byte of a length that is followed by another one.</summary>
    public const int InByte = 255;
}
