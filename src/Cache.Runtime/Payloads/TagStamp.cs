namespace KpiGen.Cache.Payloads;

/// <summary>The sequence number of a tag.</summary>
/// <param name="Tag">The first eight bytes of the SHA-256 of the name of its number.</param>
/// <param name="Number">The number.</param>
internal readonly record struct TagStamp(ulong Tag, long Number);
