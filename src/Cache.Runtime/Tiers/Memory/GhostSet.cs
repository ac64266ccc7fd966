namespace KpiGen.Cache.Tiers.Memory;

/// <summary>Remembers the hashes of about as many evicted keys as it has room for, the latest ones. Not thread-safe.</summary>
/// <remarks>
/// Four hashes share a bucket, the newest in front, and push out the oldest of their bucket rather than that of all: the set takes 4 bytes a key
/// and keeps no order of its own. So does the ghost table of the authors of S3-FIFO (SOSP 2023, section 4.2), which forgets a key when its
/// place is needed. Nothing is allocated before the first eviction. Empty places are zeros, so a hash of zero may seem to be remembered; what
/// is remembered is a hint, and costs nobody more than a place.
/// </remarks>
internal sealed class GhostSet(int capacity)
{
    private const int Ways = 4;

    // Of Fibonacci hashing (Knuth, TAOCP 6.4): the high bits of the product, which choose the bucket, depend on all bits of the hash.
    private const uint Multiplier = 0x9E3779B1;

    private readonly uint _buckets = (uint)((capacity + Ways - 1) / Ways);
    private int[] _hashes = [];

    public void Add(int hash)
    {
        if (_hashes.Length == 0)
        {
            _hashes = new int[_buckets * Ways];
        }

        Span<int> bucket = BucketOf(hash);
        int known = bucket.IndexOf(hash);
        int last = known < 0 ? Ways - 1 : known;
        bucket[..last].CopyTo(bucket[1..]);
        bucket[0] = hash;
    }

    /// <returns>Whether the hash was remembered.</returns>
    public bool Remove(int hash)
    {
        if (_hashes.Length == 0)
        {
            return false;
        }

        Span<int> bucket = BucketOf(hash);
        int known = bucket.IndexOf(hash);
        if (known < 0)
        {
            return false;
        }

        bucket[(known + 1)..].CopyTo(bucket[known..]);
        bucket[^1] = 0;
        return true;
    }

    private Span<int> BucketOf(int hash) => _hashes.AsSpan((int)(((ulong)((uint)hash * Multiplier) * _buckets) >> 32) * Ways, Ways);
}
