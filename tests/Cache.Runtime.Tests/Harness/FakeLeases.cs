using System.Text;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>The leases of a fake store.</summary>
internal sealed class FakeLeases(TimeProvider time)
{
    private readonly Dictionary<string, (byte[] Token, DateTimeOffset Expires)> _held = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _refusals;
    private int _granted;

    /// <summary>Gets how many requests for a lease were told that somebody else has it.</summary>
    public int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Gets how many requests were granted.</summary>
    public int Granted => Volatile.Read(ref _granted);

    /// <summary>Gets how many leases are held that have not expired.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _held.Values.Count(lease => lease.Expires > time.GetUtcNow());
            }
        }
    }

    public LeaseReply Take(LeaseRequest request, Func<byte[], RemoteValue?> find)
    {
        lock (_lock)
        {
            if (request.Claim == LeaseClaim.Missing && find(request.Key) is { } found && !(request.Refused is { } refused && found.Frame.Span.StartsWith(refused.Span)))
            {
                return new LeaseReply(LeaseStatus.Found, found);
            }

            if (request.Claim != LeaseClaim.TakeOver
                && _held.TryGetValue(Name(request.Key), out (byte[] Token, DateTimeOffset Expires) held) && held.Expires > time.GetUtcNow()
                && held.Token.AsSpan(0, LeaseKeeper.RankLength).SequenceCompareTo(request.Token.AsSpan(0, LeaseKeeper.RankLength)) >= 0)
            {
                Interlocked.Increment(ref _refusals);
                return new LeaseReply(LeaseStatus.Held);
            }

            _held[Name(request.Key)] = (request.Token, time.GetUtcNow() + request.Duration);
            Interlocked.Increment(ref _granted);
            return new LeaseReply(LeaseStatus.Granted);
        }
    }

    public bool Renew(byte[] key, byte[] token, TimeSpan duration)
    {
        lock (_lock)
        {
            if (!Holds(key, token))
            {
                return false;
            }

            _held[Name(key)] = (token, time.GetUtcNow() + duration);
            return true;
        }
    }

    /// <summary>Ends a lease that belongs to the token, and does something before anybody else can take it.</summary>
    public bool End(byte[] key, byte[] token, Action atOnce)
    {
        lock (_lock)
        {
            if (!Holds(key, token))
            {
                return false;
            }

            _held.Remove(Name(key));
            atOnce();
            return true;
        }
    }

    public void Remove(byte[] key)
    {
        lock (_lock)
        {
            _held.Remove(Name(key));
        }
    }

    public void RemoveWhere(Predicate<string> match)
    {
        lock (_lock)
        {
            foreach (string key in _held.Keys.Where(key => match(key)).ToArray())
            {
                _held.Remove(key);
            }
        }
    }

    private bool Holds(byte[] key, byte[] token)
        => _held.TryGetValue(Name(key), out (byte[] Token, DateTimeOffset Expires) held) && held.Expires > time.GetUtcNow() && held.Token.AsSpan().SequenceEqual(token);

    private static string Name(byte[] key) => Encoding.UTF8.GetString(key);
}
