using System.ComponentModel;
using KpiGen.Cache.Payloads.Forms;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// The wire form of the scalar types that MessagePack has no form of its own for, and the limits that every generated reader keeps.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadFormat
{
    // Deeper graphs are refused: bytes from outside must not be able to overflow the stack.
    private const int MaxDepth = 64;

    /// <summary>Writes a GUID as 16 bytes.</summary>
    public static void Write(ref PayloadWriter writer, Guid value) => value.TryWriteBytes(writer.BytesOf(16));

    /// <summary>Reads a GUID.</summary>
    public static Guid ReadGuid(ref PayloadReader reader)
    {
        Span<byte> bytes = stackalloc byte[16];
        ReadBytes(ref reader, bytes);
        return new Guid(bytes);
    }

    /// <summary>Writes a decimal in as few bytes as it needs, scale included.</summary>
    public static void Write(ref PayloadWriter writer, decimal value) => CompactDecimal.Write(ref writer, value);

    /// <summary>Reads a decimal.</summary>
    public static decimal ReadDecimal(ref PayloadReader reader) => CompactDecimal.Read(ref reader);

    /// <summary>Writes a date and time with its kind; a local time is kept as the instant it names.</summary>
    public static void Write(ref PayloadWriter writer, DateTime value) => writer.Write(value.ToBinary());

    /// <summary>Reads a date and time.</summary>
    public static DateTime ReadDateTime(ref PayloadReader reader) => Checked(ref reader, static (ref r) => DateTime.FromBinary(r.ReadInt64()));

    /// <summary>Writes local ticks and the offset in minutes.</summary>
    public static void Write(ref PayloadWriter writer, DateTimeOffset value)
    {
        writer.WriteArrayHeader(2);
        writer.Write(value.Ticks);
        writer.Write(value.TotalOffsetMinutes);
    }

    /// <summary>Reads an instant with its offset.</summary>
    public static DateTimeOffset ReadDateTimeOffset(ref PayloadReader reader)
        => Checked(ref reader, static (ref r) =>
        {
            ExpectArray(ref r, 2);
            long ticks = r.ReadInt64();
            return new DateTimeOffset(ticks, TimeSpan.FromMinutes(r.ReadInt32()));
        });

    /// <summary>Writes the number of the day.</summary>
    public static void Write(ref PayloadWriter writer, DateOnly value) => writer.Write(value.DayNumber);

    /// <summary>Reads a date.</summary>
    public static DateOnly ReadDateOnly(ref PayloadReader reader)
    {
        int day = reader.ReadInt32();
        return (uint)day <= (uint)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : throw OutOfRange();
    }

    /// <summary>Writes ticks.</summary>
    public static void Write(ref PayloadWriter writer, TimeOnly value) => writer.Write(value.Ticks);

    /// <summary>Reads a time of day.</summary>
    public static TimeOnly ReadTimeOnly(ref PayloadReader reader)
    {
        long ticks = reader.ReadInt64();
        return (ulong)ticks < TimeSpan.TicksPerDay ? new TimeOnly(ticks) : throw OutOfRange();
    }

    /// <summary>Writes ticks.</summary>
    public static void Write(ref PayloadWriter writer, TimeSpan value) => writer.Write(value.Ticks);

    /// <summary>Reads a duration.</summary>
    public static TimeSpan ReadTimeSpan(ref PayloadReader reader) => new(reader.ReadInt64());

    /// <summary>Writes the original spelling.</summary>
    public static void Write(ref PayloadWriter writer, Uri? value) => Write(ref writer, value?.OriginalString);

    /// <summary>Reads a URI.</summary>
    public static Uri? ReadUri(ref PayloadReader reader)
        => Checked(ref reader, static (ref r) => ReadString(ref r) is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null);

    /// <summary>Writes text exactly: what UTF-8 cannot carry, half of a surrogate pair, is written in a form of its own.</summary>
    public static void Write(ref PayloadWriter writer, string? value)
    {
        if (value is null)
        {
            writer.WriteNil();
        }
        else if (!writer.TryWrite(value))
        {
            ExactText.Write(ref writer, value);
        }
    }

    /// <summary>Reads text.</summary>
    public static string? ReadString(ref PayloadReader reader)
        => !reader.IsShortTextNext && reader.NextType == WireType.Extension ? ExactText.Read(ref reader) : reader.ReadString();

    /// <summary>Writes bytes.</summary>
    public static void Write(ref PayloadWriter writer, byte[]? value) => writer.Write(value);

    /// <summary>Reads bytes.</summary>
    public static byte[]? ReadByteArray(ref PayloadReader reader)
        => reader.TryReadBytes(out ReadOnlySpan<byte> bytes) ? bytes.ToArray() : null;

    /// <summary>Passes on a value that may not be null.</summary>
    /// <exception cref="PayloadException">It is null.</exception>
    public static T NotNull<T>(T? value, string member)
        where T : class
    {
        if (value is null)
        {
            ThrowUnexpectedNull(member);
        }

        return value;
    }

    /// <summary>Refuses an object of a derived type, which would come back without what it adds.</summary>
    /// <exception cref="PayloadException">The type is another one.</exception>
    public static void ExpectExactly(object value, Type type)
    {
        if (value.GetType() != type)
        {
            throw new PayloadException($"A '{value.GetType()}' cannot be stored as a '{type}'.");
        }
    }

    /// <summary>Reports a type, or a number of one on the wire, that is not in a closed set.</summary>
    public static PayloadException UnknownCase(object found, Type set) => new($"'{found}' is not in the closed set of '{set}'.");

    /// <summary>Tells whether an exception of a reader, or of a constructor that it called, means that the bytes are damaged.</summary>
    public static bool IsDamage(Exception exception)
        => exception is not (PayloadException or System.IO.EndOfStreamException or OutOfMemoryException);

    /// <summary>Wraps an exception for which <see cref="IsDamage"/> is true.</summary>
    public static PayloadException Damaged(Exception exception) => new("The bytes are not a value of this type.", exception);

    /// <summary>Enters an object or a collection and reads its header.</summary>
    /// <returns>The number of elements, never more than there are bytes left.</returns>
    /// <exception cref="PayloadException">The graph is too deep.</exception>
    /// <exception cref="EndOfStreamException">There are fewer bytes than the header needs.</exception>
    public static int EnterArray(ref PayloadReader reader)
    {
        Enter(ref reader);
        return reader.ReadArrayHeader();
    }

    /// <summary>Enters an object that has a fixed number of members.</summary>
    /// <exception cref="PayloadException">The number differs, or the graph is too deep.</exception>
    /// <exception cref="EndOfStreamException">There are fewer bytes than the header needs.</exception>
    public static void EnterObject(ref PayloadReader reader, int members)
    {
        Enter(ref reader);
        ExpectArray(ref reader, members);
    }

    /// <summary>Enters a dictionary and reads its header.</summary>
    /// <returns>The number of pairs, never more than there are bytes left.</returns>
    /// <exception cref="PayloadException">The graph is too deep.</exception>
    /// <exception cref="EndOfStreamException">There are fewer bytes than the header needs.</exception>
    public static int EnterMap(ref PayloadReader reader)
    {
        Enter(ref reader);
        return reader.ReadMapHeader();
    }

    /// <summary>Leaves what one of the Enter methods entered.</summary>
    public static void Leave(ref PayloadReader reader) => reader.Depth--;

    /// <summary>Reports that a value which may not be null was null.</summary>
    /// <exception cref="PayloadException">Always.</exception>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public static void ThrowUnexpectedNull(string member) => throw new PayloadException($"'{member}' is null on the wire but cannot be null.");

    /// <summary>Enters one level of the graph.</summary>
    /// <exception cref="PayloadException">The graph is too deep.</exception>
    public static void Enter(ref PayloadReader reader)
    {
        if (++reader.Depth > MaxDepth)
        {
            ThrowTooDeep();
        }
    }

    internal static void ExpectArray(ref PayloadReader reader, int members)
    {
        int count = reader.ReadArrayHeader();
        if (count != members)
        {
            ThrowUnexpectedCount(members, count);
        }
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void ThrowTooDeep() => throw new PayloadException($"The graph is deeper than {MaxDepth} levels.");

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void ThrowUnexpectedCount(int members, int count) => throw new PayloadException($"Expected {members} members, found {count}.");

    internal static void ReadBytes(ref PayloadReader reader, scoped Span<byte> destination)
    {
        if (!reader.TryReadBytes(out ReadOnlySpan<byte> bytes) || bytes.Length != destination.Length)
        {
            throw new PayloadException($"Expected {destination.Length} bytes.");
        }

        bytes.CopyTo(destination);
    }

    internal delegate T Read<T>(ref PayloadReader reader);

    // Out-of-range values are damage like any other: one exception type for the caller to turn into a miss.
    internal static T Checked<T>(ref PayloadReader reader, Read<T> read)
    {
        try
        {
            return read(ref reader);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw OutOfRange(exception);
        }
    }

    private static PayloadException OutOfRange(Exception? exception = null) => new("A value on the wire is out of the range of its type.", exception);
}
