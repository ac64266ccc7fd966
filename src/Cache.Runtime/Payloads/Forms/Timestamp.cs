using System.Buffers.Binary;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Payloads.Forms;

/// <summary>
/// The form that MessagePack has for a point in time, ext -1, in the shortest of three sizes: seconds since 1970 in 32 bits; in 34 bits behind 30 bits of
/// nanoseconds; or in 64 bits behind 32 bits of nanoseconds. All are big-endian.
/// </summary>
internal static class Timestamp
{
    private const sbyte TypeCode = -1;
    private const int SecondsBits = 34;

    /// <summary>Writes the ticks of a time, whatever its kind is.</summary>
    public static void Write(ref PayloadWriter writer, DateTime value)
    {
        (long seconds, long ticks) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        seconds -= DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond;
        ulong nanoseconds = (ulong)(ticks * TimeSpan.NanosecondsPerTick);
        if (seconds >> SecondsBits != 0)
        {
            Span<byte> whole = writer.ExtensionOf(TypeCode, sizeof(uint) + sizeof(long));
            BinaryPrimitives.WriteUInt32BigEndian(whole, (uint)nanoseconds);
            BinaryPrimitives.WriteInt64BigEndian(whole[sizeof(uint)..], seconds);
            return;
        }

        ulong both = (nanoseconds << SecondsBits) | (ulong)seconds;
        if (both <= uint.MaxValue)
        {
            BinaryPrimitives.WriteUInt32BigEndian(writer.ExtensionOf(TypeCode, sizeof(uint)), (uint)both);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(writer.ExtensionOf(TypeCode, sizeof(ulong)), both);
        }
    }

    /// <summary>Takes the bytes of an extension for a time.</summary>
    /// <exception cref="PayloadException">They are none.</exception>
    /// <exception cref="ArgumentException">The time is before the first or after the last one.</exception>
    public static DateTime Parse(sbyte type, ReadOnlySpan<byte> bytes)
    {
        (long seconds, long nanoseconds) = (type, bytes.Length) switch
        {
            (TypeCode, 4) => (BinaryPrimitives.ReadUInt32BigEndian(bytes), 0L),
            (TypeCode, 8) => ((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) & 0x3_FFFF_FFFF), (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> SecondsBits)),
            (TypeCode, 12) => (BinaryPrimitives.ReadInt64BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes)),
            _ => throw new PayloadException("The bytes are not a date and time."),
        };
        return DateTime.UnixEpoch.AddSeconds(seconds).AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
    }
}
