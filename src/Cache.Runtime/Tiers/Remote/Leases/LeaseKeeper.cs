using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace KpiGen.Cache.Tiers.Remote.Leases;

/// <summary>
/// The leases that loads of this node hold. They are short, so that a node that dies holds nobody up for long, and are prolonged as long as
/// the load runs.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Leases are those of "Scaling Memcache at Facebook" (NSDI 2013, section 3.2.1): whoever may fill an entry holds
/// its lease, and a removal of the entry ends the lease.
/// </remarks>
internal sealed class LeaseKeeper : IDisposable
{
    /// <summary>The length of the rank at the beginning of a token: decimal digits.</summary>
    public const int RankLength = 20;

    private readonly ConcurrentDictionary<Lease, byte> _held = new();
    private readonly byte[] _node = RandomNumberGenerator.GetBytes(8);
    private readonly RemoteTier _tier;
    private readonly Func<TimeSpan> _duration;
    private readonly ITimer _timer;
    private long _count;

    /// <param name="tier">Where leases are prolonged.</param>
    /// <param name="duration">How long a lease lasts.</param>
    /// <param name="time">The clock.</param>
    public LeaseKeeper(RemoteTier tier, Func<TimeSpan> duration, TimeProvider time)
    {
        _tier = tier;
        _duration = duration;
        _timer = time.CreateTimer(static keeper => ((LeaseKeeper)keeper!).Renew(), this, Period, Period);
    }

    /// <summary>Gets how long a lease lasts unless it is prolonged.</summary>
    public TimeSpan Duration => _duration();

    public int Count => _held.Count;

    // A third: one prolongation may get lost.
    private TimeSpan Period => _duration() / 3;

    /// <summary>Returns a token that no other node and no other load has.</summary>
    /// <param name="rank">What tells loads from those that began before an invalidation: it grows with every one.</param>
    public byte[] NewToken(long rank)
    {
        byte[] token = new byte[RankLength + _node.Length + sizeof(long)];
        rank.TryFormat(token, out _, "D20", CultureInfo.InvariantCulture);
        _node.CopyTo(token, RankLength);
        BinaryPrimitives.WriteInt64LittleEndian(token.AsSpan(RankLength + _node.Length), Interlocked.Increment(ref _count));
        return token;
    }

    /// <summary>Keeps a lease alive until it is ended.</summary>
    public Lease Keep(byte[] key, byte[] token)
    {
        var lease = new Lease(key, token);
        _held.TryAdd(lease, 0);
        return lease;
    }

    /// <summary>Stops prolonging a lease.</summary>
    /// <returns>Whether it was kept until now.</returns>
    public bool End(Lease lease) => _held.TryRemove(lease, out _);

    public void Dispose() => _timer.Dispose();

    private void Renew()
    {
        // The duration follows the options.
        _timer.Change(Period, Period);
        foreach (Lease lease in _held.Keys)
        {
            // Its first third has not passed for every one of them; prolonging it early does no harm.
            _ = _tier.RenewAsync(lease.Key, lease.Token, Duration);
        }
    }
}
