using System.Runtime.CompilerServices;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls;

/// <summary>
/// The search of a flight for one entry of the remote tier. It ends with the entry, with the right to fill it, or with neither when the tier is
/// in trouble; until then another node is loading the value.
/// </summary>
/// <remarks>Not thread-safe; the leader of a flight has it.</remarks>
internal sealed class RemoteSearch<TValue>
{
    private readonly RemoteEntries<TValue> _entries;
    private readonly byte[] _key;
    private readonly TagStamp[] _tags;
    private readonly RemoteRead _read;
    private RemoteLookup<TValue>? _known;
    private LeaseRequest _request;

    /// <summary>Gets how the search ends, if that is known.</summary>
    public RemoteLookup<TValue>? Known => _known;

    /// <summary>Gets what it asks for next, as long as it has not ended.</summary>
    public LeaseRequest Request => _request;

    /// <summary>Gets whether it is known what the first read is worth.</summary>
    public bool IsJudged { get; private set; } = true;

    /// <summary>Gets how many bytes the first read has found.</summary>
    public int FoundBytes => _read.Value.Frame.Length;

    /// <summary>Gets the stale entry that was read first.</summary>
    public RemoteEntry<TValue>? Stale { get; private set; }

    /// <summary>A search that cannot begin, because the tier is in trouble.</summary>
    public RemoteSearch(RemoteEntries<TValue> entries)
    {
        _entries = entries;
        _key = [];
        _tags = [];
        _known = default(RemoteLookup<TValue>);
    }

    /// <param name="entries">The entries of the method.</param>
    /// <param name="key">The whole key.</param>
    /// <param name="tags">The numbers of its tags.</param>
    /// <param name="read">What a first read has found. If that is anything, the search is told by <see cref="Judge"/> what it is worth.</param>
    public RemoteSearch(RemoteEntries<TValue> entries, byte[] key, TagStamp[] tags, RemoteRead read)
        : this(entries, key, tags, default(LeaseRequest))
    {
        _read = read;
        IsJudged = read.Status != RemoteReadStatus.Found;
        if (IsJudged)
        {
            _request = entries.Request(key, tags);
        }
    }

    /// <inheritdoc cref="RemoteSearch{TValue}(RemoteEntries{TValue}, byte[], TagStamp[], RemoteRead)"/>
    /// <param name="entries">The entries of the method.</param>
    /// <param name="key">The whole key.</param>
    /// <param name="tags">The numbers of its tags.</param>
    /// <param name="read">What a first read has found.</param>
    /// <param name="accepted">The entry in it that may be used.</param>
    public RemoteSearch(RemoteEntries<TValue> entries, byte[] key, TagStamp[] tags, RemoteRead read, RemoteEntry<TValue>? accepted)
        : this(entries, key, tags, default(LeaseRequest))
    {
        _read = read;
        Take(accepted);
    }

    private RemoteSearch(RemoteEntries<TValue> entries, byte[] key, TagStamp[] tags, LeaseRequest request)
    {
        _entries = entries;
        _key = key;
        _tags = tags;
        _request = request;
    }

    /// <summary>Returns a search for what nobody has looked for yet: the lease is asked for at once.</summary>
    public static RemoteSearch<TValue> Unread(RemoteEntries<TValue> entries, byte[] key, TagStamp[] tags)
        => new(entries, key, tags, entries.Request(key, tags) with { IsRead = true });

    /// <summary>Returns a search that does not want what there is.</summary>
    public static RemoteSearch<TValue> Claiming(RemoteEntries<TValue> entries, byte[] key, TagStamp[] tags, LeaseClaim claim)
        => new(entries, key, tags, entries.Request(key, tags) with { Claim = claim });

    /// <summary>Returns a search for the right to replace what there is, unless another node is loading it.</summary>
    public RemoteSearch<TValue> ToReplace() => Claiming(_entries, _key, _tags, LeaseClaim.Replace);

    /// <summary>Asks for the lease.</summary>
    /// <returns>How the search ends, or <see langword="null"/> while another node loads the value.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<RemoteLookup<TValue>?> TryConcludeAsync()
    {
        while (_known is null && GoesOn(await _entries.Tier.AcquireAsync(_request).ConfigureAwait(false)))
        {
        }

        return _known;
    }

    /// <summary>Asks on the calling thread.</summary>
    public RemoteLookup<TValue>? TryConclude()
    {
        while (_known is null && GoesOn(_entries.Tier.Acquire(_request)))
        {
        }

        return _known;
    }

    /// <summary>Finds out what the first read is worth; this is where an entry is deserialised.</summary>
    public void Judge()
    {
        if (!IsJudged)
        {
            Take(_entries.Accept(_key, _tags, _read));
        }
    }

    /// <summary>Ends it without anything, because the tier is in trouble.</summary>
    public void GiveUp() => _known = default(RemoteLookup<TValue>);

    /// <summary>Takes the answer to its request.</summary>
    /// <returns>Whether it has another request at once; otherwise it has ended, or another node loads the value.</returns>
    public bool GoesOn(LeaseReply reply)
    {
        // Only the first request reads; those that follow while another node loads are no reads of theirs.
        _request = _request with { IsRead = false };
        switch (reply.Status)
        {
            case LeaseStatus.Granted:
                _known = new RemoteLookup<TValue>(null, _entries.Fill(_key, _request, _tags), Stale);
                return false;
            case LeaseStatus.Found:
                return Refuses(reply.Value);
            case LeaseStatus.Held:
                return false;
            default:
                _known = _entries.Unavailable();
                return false;
        }
    }

    private void Take(RemoteEntry<TValue>? accepted)
    {
        IsJudged = true;
        if (accepted is { IsFresh: true })
        {
            _known = new RemoteLookup<TValue>(accepted, null, null);
            return;
        }

        Stale = accepted;
        _request = _entries.Request(_key, _tags);
        if (_read.Status == RemoteReadStatus.Found)
        {
            _request = _request with { Refused = Beginning(_read.Value) };
        }
    }

    private bool Refuses(RemoteValue found)
    {
        RemoteEntry<TValue>? entry = _entries.Accept(_key, _tags, RemoteRead.Of(found));
        if (entry is { IsFresh: true })
        {
            _known = new RemoteLookup<TValue>(entry, null, null);
            return false;
        }

        // What was read and not accepted must not be found again.
        Stale ??= entry;
        _request = _request with { Refused = Beginning(found) };
        return true;
    }

    // A copy: the bytes themselves may be given back before the answer is there.
    private static ReadOnlyMemory<byte> Beginning(RemoteValue refused)
        => refused.Frame.Span[..Math.Min(refused.Frame.Length, Frame.HeaderLength)].ToArray();
}
