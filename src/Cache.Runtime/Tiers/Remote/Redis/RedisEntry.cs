using System.Buffers.Binary;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// What is stored under a key: a frame, and behind it when it expires by the server's clock. So a reader needs no second command to know how long
/// memory may keep what it has read.
/// </summary>
internal static class RedisEntry
{
    private const int TrailerLength = sizeof(long) + sizeof(uint);
    private const uint Mark = 0x4B475831;

    /// <summary>Returns what is stored of a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="lifetime">How long the server keeps it.</param>
    /// <param name="clock">The server's clock.</param>
    /// <remarks>Put together here and not by a script: there it would take longer than all that the script does.</remarks>
    public static byte[] Of(ReadOnlySpan<byte> frame, TimeSpan lifetime, RedisClock clock)
    {
        byte[] stored = GC.AllocateUninitializedArray<byte>(frame.Length + TrailerLength);
        frame.CopyTo(stored);
        Span<byte> trailer = stored.AsSpan(frame.Length);
        BinaryPrimitives.WriteInt64LittleEndian(trailer, (clock.Earliest + lifetime).Ticks);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[sizeof(long)..], Mark);
        return stored;
    }

    /// <summary>Takes apart what is stored. Of what has another form nothing is known, so it has no time left.</summary>
    public static RemoteValue Read(ReadOnlyMemory<byte> stored, RedisClock clock, IDisposable? loan = null)
    {
        int length = stored.Length - TrailerLength;
        return length >= 0 && BinaryPrimitives.ReadUInt32LittleEndian(stored.Span[(length + sizeof(long))..]) == Mark
            ? new RemoteValue(stored[..length], TimeLeft(stored.Span[length..], clock), loan)
            : new RemoteValue(stored, TimeSpan.Zero, loan);
    }

    // By the later bound, as the trailer was written by the earlier one: what is unsure makes the time shorter.
    private static TimeSpan TimeLeft(ReadOnlySpan<byte> trailer, RedisClock clock)
        => TimeSpan.FromTicks(Math.Max(0, BinaryPrimitives.ReadInt64LittleEndian(trailer) - clock.Latest.Ticks));
}
