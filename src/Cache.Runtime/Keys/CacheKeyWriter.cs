using System.Globalization;
using System.Numerics;

namespace KpiGen.Cache;

// CANONICAL TEXT OF A KEY (UTF-8)
//   key    := head (":" part)*            head = {prefix}:{type}:{Service}.{Method}.{shape}, written by the runtime
//   part   := null | scalar | group
//   null   := "~"
//   group  := "(" [part ("," part)*] ")"  records, tuples, collections
//   scalar := the invariant text of the value; text is escaped by KeyEscaping, and an empty string is written as ""
// No scalar contains ":" "," "(" ")" "~" or a quote, so the text can be taken apart in one way only: it is injective.
// Glob characters (* ? [ ] \), braces (Redis Cluster hash tags), white space and control characters are escaped as well.

/// <summary>
/// Writes the canonical text of a cache key: UTF-8, culture-free and injective. Two keys have the same text exactly when they are equal.
/// </summary>
/// <remarks>Not thread-safe. A writer is a ref struct that borrows pooled memory; whoever creates it disposes it.</remarks>
public ref struct CacheKeyWriter
{
    private const string InstantFormat = "yyyy-MM-dd'T'HHmmss.FFFFFFF";

    private KeyBuffer _buffer;
    private int _depth;
    private int _floor;
    private bool _first;

    internal CacheKeyWriter(Span<byte> initialBuffer) => _buffer = new KeyBuffer(initialBuffer);

    internal readonly ReadOnlySpan<byte> Written => _buffer.Written;

    /// <summary>Opens a group: the members of a record, the elements of a collection. Parts up to <see cref="EndGroup"/> belong to it.</summary>
    public void BeginGroup()
    {
        Separate();
        _buffer.Append((byte)'(');
        _depth++;
        _first = true;
    }

    /// <summary>Closes the group that the last open <see cref="BeginGroup"/> opened.</summary>
    /// <exception cref="InvalidOperationException">No group is open.</exception>
    public void EndGroup()
    {
        if (_depth == _floor)
        {
            throw new InvalidOperationException("EndGroup was called without BeginGroup.");
        }

        _buffer.Append((byte)')');
        _depth--;
        _first = false;
    }

    /// <summary>Writes a part that is <see langword="null"/>.</summary>
    public void WriteNull()
    {
        Separate();
        _buffer.Append((byte)'~');
    }

    /// <summary>Writes text. <see langword="null"/>, the empty string and every other string are all different.</summary>
    /// <param name="value">Any string; separators, glob characters, control characters and lone surrogates are escaped.</param>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Write(value.AsSpan());
    }

    /// <inheritdoc cref="Write(string?)"/>
    public void Write(scoped ReadOnlySpan<char> value)
    {
        Separate();
        if (value.IsEmpty)
        {
            _buffer.Append("\"\""u8);
            return;
        }

        int written;
        while (!KeyEscaping.TryEscape(value, _buffer.Free, out written))
        {
            _buffer.Grow(KeyEscaping.MaxLength(value.Length));
        }

        _buffer.Advance(written);
    }

    /// <summary>Writes a URI by its original spelling, so that URIs are equal exactly when they were written alike.</summary>
    /// <param name="value">The URI.</param>
    public void Write(Uri? value) => Write(value?.OriginalString);

    /// <summary>Writes a version.</summary>
    /// <param name="value">The version.</param>
    public void Write(Version? value) => Write(value?.ToString());

    /// <summary>Writes a Boolean as 0 or 1.</summary>
    /// <param name="value">The value.</param>
    public void Write(bool value)
    {
        Separate();
        _buffer.Append(value ? (byte)'1' : (byte)'0');
    }

    /// <summary>Writes a UTF-16 code unit, also half of a surrogate pair.</summary>
    /// <param name="value">The value.</param>
    public void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    /// <summary>Writes a number in decimal digits.</summary>
    /// <param name="value">The value.</param>
    public void Write(int value) => Format(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(uint value) => Format(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(long value) => Format(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(ulong value) => Format(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(Int128 value) => Format(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(UInt128 value) => Format(value);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(BigInteger value) => Write(value.ToString(CultureInfo.InvariantCulture).AsSpan());

    /// <summary>Writes the shortest text that reads back to the same number. Zero and minus zero differ; every NaN is the same.</summary>
    /// <param name="value">The value.</param>
    public void Write(double value) => Format(value);

    /// <inheritdoc cref="Write(double)"/>
    public void Write(float value) => Format(value);

    /// <inheritdoc cref="Write(double)"/>
    public void Write(Half value) => Format(value);

    /// <summary>Writes a decimal with its scale: 1.0 and 1.00 differ, because an origin can tell them apart.</summary>
    /// <param name="value">The value; minus zero is written as zero.</param>
    public void Write(decimal value) => Format(value == 0 ? Math.Abs(value) : value);

    /// <summary>Writes a GUID in its hyphenated form.</summary>
    /// <param name="value">The value.</param>
    public void Write(Guid value) => Format(value);

    /// <summary>Writes a date and time with its kind: the same ticks as UTC, local and unspecified are three values.</summary>
    /// <param name="value">The value; a local time carries its offset, so that nodes in two time zones do not share it.</param>
    public void Write(DateTime value)
    {
        Format(value, InstantFormat);
        if (value.Kind == DateTimeKind.Utc)
        {
            _buffer.Append((byte)'Z');
        }
        else if (value.Kind == DateTimeKind.Local)
        {
            _buffer.Append((byte)'L');
            FormatRaw((int)TimeZoneInfo.Local.GetUtcOffset(value).TotalMinutes);
        }
    }

    /// <summary>Writes an instant with its offset: equal instants with different offsets differ.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateTimeOffset value)
    {
        Format(value.DateTime, InstantFormat);
        int minutes = value.TotalOffsetMinutes;
        if (minutes == 0)
        {
            _buffer.Append((byte)'Z');
            return;
        }

        if (minutes > 0)
        {
            _buffer.Append((byte)'+');
        }

        FormatRaw(minutes);
    }

    /// <summary>Writes a date as yyyy-MM-dd.</summary>
    /// <param name="value">The value.</param>
    public void Write(DateOnly value) => Format(value, "yyyy-MM-dd");

    /// <summary>Writes a time of day.</summary>
    /// <param name="value">The value.</param>
    public void Write(TimeOnly value) => Format(value, "HHmmss.FFFFFFF");

    /// <summary>Writes a duration as its number of ticks (100 ns).</summary>
    /// <param name="value">The value.</param>
    public void Write(TimeSpan value) => Format(value.Ticks);

    /// <summary>Writes what the value says about itself, as one group.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The type of the value.</typeparam>
    public void WritePart<T>(T? value)
        where T : ICacheKeyPart
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        BeginGroup();
        int outer = _floor;
        _floor = _depth;
        value.WriteTo(ref this);
        if (_depth != _floor)
        {
            // Parts that leave their own group would make two keys look alike.
            throw new InvalidOperationException($"{typeof(T)} began a group in WriteTo and did not end it.");
        }

        _floor = outer;
        EndGroup();
    }

    internal void AppendHead(scoped ReadOnlySpan<byte> head) => _buffer.Append(head);

    internal void Dispose() => _buffer.Dispose();

    private void Format<T>(T value, scoped ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Separate();
        FormatRaw(value, format);
    }

    private void FormatRaw<T>(T value, scoped ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        int written;
        while (!value.TryFormat(_buffer.Free, out written, format, CultureInfo.InvariantCulture))
        {
            _buffer.Grow(64);
        }

        _buffer.Advance(written);
    }

    private void Separate()
    {
        if (_depth == 0)
        {
            _buffer.Append((byte)':');
        }
        else if (_first)
        {
            _first = false;
        }
        else
        {
            _buffer.Append((byte)',');
        }
    }
}
