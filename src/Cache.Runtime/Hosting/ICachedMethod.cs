using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Hosting;

/// <summary>A cached method as invalidation and statistics see it.</summary>
internal interface ICachedMethod
{
    CachedMethodDescriptor Descriptor { get; }

    TypeEpoch Epoch { get; }

    CacheCounts Counts { get; }

    /// <summary>Gets the frames that were read and not used, by the reason.</summary>
    IEnumerable<KeyValuePair<string, long>> RejectedFrames { get; }

    /// <summary>Gets how many entries memory holds.</summary>
    int EntryCount { get; }

    /// <summary>Gets how many loads are under way.</summary>
    int LoadCount { get; }

    /// <summary>Drops one call from memory and from the loads under way.</summary>
    /// <returns>Whether memory held it.</returns>
    bool Drop(CacheKey key);

    /// <summary>Returns what names one call to the other nodes: the shape of the payload here, and the parts of the key.</summary>
    string Describe(CacheKey key);

    /// <summary>Drops the call that another node has named.</summary>
    void DropDescribed(string description);

    /// <summary>Drops the calls whose stored name matches.</summary>
    int DropMatching(Predicate<ReadOnlyMemory<byte>> match);

    /// <summary>Drops everything from memory. The epoch has been advanced before, so loads under way are outdated already.</summary>
    int DropAll();

    /// <summary>Removes one call from the remote tier.</summary>
    /// <returns>Whether it existed, or <see langword="null"/> when the tier could not be reached.</returns>
    Task<bool?> RemoveRemoteAsync(CacheKey key);

    /// <summary>Writes to the remote tier what it missed while it did not answer, without anybody waiting for it.</summary>
    void Repair();

    /// <summary>Gives back the memory of entries that can no longer be served.</summary>
    int Sweep();
}
