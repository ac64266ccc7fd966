using System.Runtime.CompilerServices;
using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Tiers.Memory;

/// <summary>One value in memory. What a reader needs never changes after construction, so readers take no lock.</summary>
/// <remarks>
/// There may be millions of them, so a field has to earn its place: the task is made by the first hit, what few entries have stands in
/// <see cref="ConditionalEntry{TKey, TValue}"/>, and small numbers share a word. A test holds the size.
/// </remarks>
internal class MemoryEntry<TKey, TValue>(TKey key, TValue value, long expiresAt, int epoch, int mark) : ObservedEntry
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>How many bits of a mark an entry keeps.</summary>
    public const int MarkBits = 24;

    /// <summary>The highest use count that eviction tells apart.</summary>
    private const byte MaxUses = 2;

    // 40 bits of milliseconds are 17 years on either side of the start of the clock; who asks for more gets that.
    private const long MaxTime = (1L << (63 - MarkBits)) - 1;
    private const int MarkMask = (1 << MarkBits) - 1;

    public readonly TKey Key = key;
    public readonly TValue Value = value;

    /// <summary>The epoch of the type when the load began. Any other epoch means that the entry was invalidated.</summary>
    public readonly int Epoch = epoch;

    /// <summary>A part of the key's hash that the place in the table does not tell; it is compared before the key.</summary>
    public readonly ushort HashTag = TagOf(key.GetHashCode());

    // Belongs to EntryTable: changed under the lock of its writers, read without.
    internal MemoryEntry<TKey, TValue>? Next;

    // Links and membership belong to the eviction and are touched under the lock of the tier only.
    internal MemoryEntry<TKey, TValue>? Older;
    internal MemoryEntry<TKey, TValue>? Newer;
    internal bool IsInMain;

    private readonly long _expiryAndMark = (Math.Clamp(expiresAt, -MaxTime, MaxTime) << MarkBits) | (uint)(mark & MarkMask);
    private Task<TValue>? _task;
    private byte _uses;

    /// <summary>Gets the coarse milliseconds from which on the hit path does not serve the entry.</summary>
    public long ExpiresAt => _expiryAndMark >> MarkBits;

    /// <summary>Gets what is left of the entry's name: enough to find it when another node invalidates it.</summary>
    public int Mark => (int)_expiryAndMark & MarkMask;

    /// <summary>Gets the completed task that all hits of an asynchronous method share. The first of them makes it.</summary>
    public Task<TValue> Task => _task ?? MakeTask();

    /// <summary>Gets the tags of the entry; null where the method has none.</summary>
    public virtual TagSet? Tags => null;

    /// <summary>Gets what may still be done with the entry when it is no longer served by the hit path; null for nothing.</summary>
    public virtual EntryAge? Age => null;

    /// <summary>Gets how often the entry was used since eviction last looked, up to two.</summary>
    public byte Uses => _uses;

    /// <summary>Returns the part of a hash that entries keep. Tables look at the low bits.</summary>
    public static ushort TagOf(int hash) => (ushort)(hash >> 16);

    /// <summary>Notes a use. Lost updates between threads do not matter: the count is a hint for eviction.</summary>
    public void Touch()
    {
        if (_uses < MaxUses)
        {
            _uses++;
        }
    }

    public void ForgetUse() => _uses--;

    public void ForgetUses() => _uses = 0;

    // A value type has no identity by which it could be told from an equal one.
    internal override bool Holds(object value) => !typeof(TValue).IsValueType && ReferenceEquals(Value, value);

    // Once for an entry, so kept out of the hit path.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<TValue> MakeTask()
    {
        var made = System.Threading.Tasks.Task.FromResult(Value);
        return Interlocked.CompareExchange(ref _task, made, null) ?? made;
    }
}
