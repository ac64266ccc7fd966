using System.Text.Json.Serialization.Metadata;

namespace KpiGen.Cache.AspNetCore.Representations;

/// <summary>The JSON of one entry under one contract, and its codings as far as clients have asked for them.</summary>
/// <param name="type">The contract.</param>
/// <param name="identity">The JSON itself; null where it is too large to be kept.</param>
/// <param name="budget">How much the entry may still keep.</param>
/// <remarks>Safe for concurrent use: a coding is made once, by the first who wants it, and the others wait for it.</remarks>
internal sealed class StoredJson(JsonTypeInfo type, StoredVariant? identity, ByteBudget budget)
{
    // Below it a coding saves no packet and costs the client more than it is worth.
    private const int SmallBytes = 1024;

    private readonly Lock _coding = new();
    private StoredVariant? _gzip;
    private StoredVariant? _brotli;

    public JsonTypeInfo Type { get; } = type;

    public StoredVariant? Identity { get; } = identity;

    public bool IsSmall => Identity!.Bytes.Length < SmallBytes;

    /// <summary>Returns the bytes in a coding, or without one where its bytes would exceed what the entry may keep.</summary>
    public StoredVariant In(ContentCoding coding) => coding switch
    {
        ContentCoding.Gzip => Volatile.Read(ref _gzip) ?? Encode(ref _gzip, coding),
        ContentCoding.Brotli => Volatile.Read(ref _brotli) ?? Encode(ref _brotli, coding),
        _ => Identity!,
    };

    private StoredVariant Encode(ref StoredVariant? place, ContentCoding coding)
    {
        lock (_coding)
        {
            if (place is null)
            {
                StoredVariant coded = Identity!.Encode(coding);
                Volatile.Write(ref place, budget.TryTake(coded.Bytes.Length) ? coded : Identity);
            }

            return place;
        }
    }
}
