using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.CompilerServices;

/// <summary>A <see cref="Guid"/> inside a key, kept as two halves: it arrives in two registers, which are stored one by one.</summary>
/// <remarks>
/// Its own operators load all 16 bytes at once, and a processor cannot pass two young stores on to one load: it waits until both have reached
/// the cache, which took a third of a hit ("store forwarding"; Agner Fog, "The microarchitecture of Intel, AMD and VIA CPUs"). Its own hash
/// has no seed either.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct KeyGuid : IEquatable<KeyGuid>
{
    private readonly ulong _low;
    private readonly ulong _high;

    /// <summary>Takes a value apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public KeyGuid(in Guid value)
    {
        ref ulong low = ref Unsafe.As<Guid, ulong>(ref Unsafe.AsRef(in value));
        _low = low;
        _high = Unsafe.Add(ref low, 1);
    }

    /// <summary>Gets the value.</summary>
    public Guid Value => Unsafe.BitCast<KeyGuid, Guid>(this);

    /// <summary>Compares all bits.</summary>
    public static bool operator ==(KeyGuid left, KeyGuid right) => left._low == right._low && left._high == right._high;

    /// <inheritdoc cref="op_Equality"/>
    public static bool operator !=(KeyGuid left, KeyGuid right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(KeyGuid other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyGuid other && this == other;

    /// <summary>Hashes all bits with the seed of <see cref="KeyHash"/>.</summary>
    public override int GetHashCode() => KeyHash.Of(_low, _high);
}
