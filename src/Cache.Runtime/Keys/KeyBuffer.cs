using System.Buffers;

namespace KpiGen.Cache;

/// <summary>Bytes on the stack that move to pooled memory when they grow.</summary>
internal ref struct KeyBuffer(Span<byte> initial)
{
    private Span<byte> _bytes = initial;
    private byte[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

    /// <summary>Gets the room behind what was written; <see cref="Advance"/> says how much of it was used.</summary>
    public readonly Span<byte> Free => _bytes[_length..];

    public void Advance(int count) => _length += count;

    public void Append(byte value)
    {
        if (_length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[_length++] = value;
    }

    public void Append(scoped ReadOnlySpan<byte> value)
    {
        if (value.Length > _bytes.Length - _length)
        {
            Grow(value.Length);
        }

        value.CopyTo(Free);
        _length += value.Length;
    }

    /// <summary>Makes room for at least so many more bytes.</summary>
    public void Grow(int needed)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_length + needed), _bytes.Length * 2));
        Written.CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _bytes = _rented = larger;
    }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
            _rented = null;
        }

        _bytes = default;
    }
}
