using System.Text;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Calls;

/// <summary>Writes the canonical texts of one method's keys.</summary>
internal sealed class MethodKeys<TKey>(CacheKeyspace keyspace, CachedMethodDescriptor method, ulong shape)
    where TKey : struct, ICacheKey<TKey>
{
    private readonly byte[] _head = keyspace.MethodHead(method.CacheType, method.Id, shape);

    /// <summary>Writes the whole key.</summary>
    public byte[] Text(in TKey key)
    {
        var writer = new CacheKeyWriter(stackalloc byte[256]);
        try
        {
            writer.AppendHead(_head);
            key.WriteTo(ref writer);
            return writer.Written.ToArray();
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
}
