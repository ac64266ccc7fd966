using System.Buffers;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Payloads.Wire;

/// <summary>Bytes that are written from the first to the last, into one piece of pooled memory that grows.</summary>
/// <remarks>Dispose it to give the memory back. Pass it by reference: a copy would give the same memory back again.</remarks>
internal ref struct PooledBytes(int capacity)
{
    private byte[]? _rented;
    private Span<byte> _memory;
    private int _length;

    /// <summary>Gets what has been written, until the next byte is written or the memory is given back.</summary>
    public readonly ReadOnlySpan<byte> Written => _memory[.._length];

    /// <summary>Makes room behind what has been written.</summary>
    /// <param name="most">The most bytes that will be used.</param>
    /// <returns>So many bytes, with whatever stands in them. They count from <see cref="Advance"/> on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Room(int most)
    {
        if (_memory.Length - _length < most)
        {
            Grow(most);
        }

        return _memory.Slice(_length, most);
    }

    /// <summary>Keeps the first bytes of the room that was made last.</summary>
    public void Advance(int count) => _length += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(byte value)
    {
        Room(1)[0] = value;
        _length++;
    }

    /// <summary>Gives the memory back. What is written afterwards takes new memory.</summary>
    public void Dispose()
    {
        byte[]? rented = _rented;
        this = default;
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int most)
    {
        long needed = (long)_length + most;
        long wished = Math.Max(needed, _memory.IsEmpty ? capacity : _memory.Length * 2L);
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked((int)Math.Max(needed, Math.Min(wished, Array.MaxLength))));
        Written.CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _rented = larger;
        _memory = larger;
    }
}
