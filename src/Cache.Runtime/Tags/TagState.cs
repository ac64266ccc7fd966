using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KpiGen.Cache.Tags;

/// <summary>
/// One tag on this node, by the name of its sequence number: that one is short and well-formed whatever the text, so that all nodes mean the
/// same tag by it. Its version counts the invalidations; what was loaded under another version is outdated.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class TagState(string name)
{
    private int _version;

    public string Name { get; } = name;

    /// <summary>Gets what stands for the tag in frames: the first eight bytes of the SHA-256 of its name.</summary>
    public ulong Id { get; } = BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    public int Version => Volatile.Read(ref _version);

    public void Advance() => Interlocked.Increment(ref _version);
}
