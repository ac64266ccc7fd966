using System.Globalization;
using System.Text;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>Writes the canonical texts of one method's keys.</summary>
internal sealed class MethodKeys<TKey>(CacheKeyspace keyspace, CachedMethodDescriptor method, ulong shape)
    where TKey : struct, ICacheKey<TKey>
{
    private const int ShapeLength = 16;

    private readonly byte[] _head = keyspace.MethodHead(method.CacheType, method.Id, shape);
    private readonly string _shape = shape.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Writes the whole key.</summary>
    /// <param name="key">The call.</param>
    /// <param name="again">Bytes that nobody needs any more; they are taken if they are as many.</param>
    public byte[] Text(in TKey key, byte[]? again = null)
    {
        var writer = new CacheKeyWriter(stackalloc byte[256]);
        try
        {
            writer.AppendHead(_head);
            key.WriteTo(ref writer);
            ReadOnlySpan<byte> text = writer.Written;
            if (again is null || again.Length != text.Length)
            {
                return text.ToArray();
            }

            text.CopyTo(again);
            return again;
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Writes the name under which the remote tier stores the key.</summary>
    public byte[] StorageName(in TKey key) => keyspace.StorageName(Text(in key));

    /// <summary>Writes <see cref="StorageName"/> for people.</summary>
    public string DisplayName(in TKey key) => Encoding.UTF8.GetString(StorageName(in key));

    /// <summary>Writes what names the call to other nodes, whatever shape the payload has there: the shape here, and the parts of the key.</summary>
    public string Describe(in TKey key) => Describe(Text(in key));

    /// <inheritdoc cref="Describe(in TKey)"/>
    /// <param name="text">The whole key.</param>
    public string Describe(byte[] text) => _shape + Encoding.UTF8.GetString(text.AsSpan(_head.Length));

    /// <summary>Returns the whole key here of a call that another node has described.</summary>
    /// <param name="description">The description.</param>
    /// <param name="isOtherShape">Whether the other node stores it under another name.</param>
    public byte[] TextOf(string description, out bool isOtherShape)
    {
        int length = Math.Min(ShapeLength, description.Length);
        isOtherShape = description[..length] != _shape;
        return [.. _head, .. Encoding.UTF8.GetBytes(description[length..])];
    }

    /// <summary>
    /// Returns what entries in memory know of their names. Two names with the same mark only cost one entry too much: among 10,000 entries
    /// that happens to one invalidation in 1,700.
    /// </summary>
    public static int Mark(byte[] text) => (int)(Crc32C.Append(text, uint.MaxValue) >> (32 - MemoryEntry<TKey, int>.MarkBits));
}
