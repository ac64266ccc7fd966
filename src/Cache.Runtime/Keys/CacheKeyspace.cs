using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiGen.Cache;

/// <summary>
/// Lays out the names in the remote tier: <c>{prefix}:{type}:{Service}.{Method}.{shape}:{parts}</c> for entries, and
/// <c>{prefix}!seq:{type}</c>, <c>{prefix}!tag:{tag}</c> and <c>{prefix}!log</c> for bookkeeping, which no pattern that starts with
/// <c>{prefix}:</c> can match.
/// </summary>
internal sealed class CacheKeyspace(string prefix, int maxKeyBytes)
{
    // '#' is escaped in every part, so a hashed key cannot be taken for a whole one.
    private const byte HashMark = (byte)'#';
    private const int HashBytes = 16;

    /// <summary>Gets what every entry's key starts with.</summary>
    public string EntryPrefix { get; } = prefix + ":";

    public string AllSequenceName { get; } = prefix + "!seq";

    public string SequenceName(string type) => $"{AllSequenceName}:{type}";

    public string LogName { get; } = prefix + "!log";

    /// <summary>Gets the name of a tag's sequence number; one that is over-long ends in a hash, as keys do.</summary>
    public string TagSequenceName(string tag) => Encoding.UTF8.GetString(StorageName(Encoding.UTF8.GetBytes($"{prefix}!tag:{tag}")));

    public string TypePattern(string type) => $"{EntryPrefix}{type}:*";

    public string AllPattern => EntryPrefix + "*";

    /// <summary>Gets what the keys of one method start with, as UTF-8.</summary>
    public byte[] MethodHead(string type, string methodId, ulong shape)
        => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{EntryPrefix}{type}:{KeyHeads.Escape(methodId)}.{shape:x16}"));

    /// <summary>Gets the name under which an entry is stored: the whole key, or its beginning and a 128-bit hash where it is over-long.</summary>
    /// <remarks>The hash is SHA-256, cut: it has to resist arguments that are chosen to collide.</remarks>
    public byte[] StorageName(byte[] key)
    {
        if (key.Length <= maxKeyBytes)
        {
            return key;
        }

        const int tail = 1 + (HashBytes * 2);
        byte[] name = new byte[maxKeyBytes];
        int kept = maxKeyBytes - tail;
        key.AsSpan(0, kept).CopyTo(name);
        name[kept] = HashMark;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, hash);
        Convert.TryToHexStringLower(hash[..HashBytes], name.AsSpan(kept + 1), out _);
        return name;
    }
}
