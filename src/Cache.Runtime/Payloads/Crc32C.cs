using System.Buffers.Binary;
using System.Numerics;

namespace KpiGen.Cache.Payloads;

/// <summary>The checksum of frames: CRC-32C (Castagnoli), for which processors have an instruction.</summary>
internal static class Crc32C
{
    /// <summary>Goes on with a checksum.</summary>
    public static uint Append(ReadOnlySpan<byte> bytes, uint crc)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte part in bytes)
        {
            crc = BitOperations.Crc32C(crc, part);
        }

        return crc;
    }
}
