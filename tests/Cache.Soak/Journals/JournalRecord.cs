using System.Buffers.Binary;

namespace KpiGen.Cache.Soak.Journals;

// RECORD (little-endian), 32 bytes
//   0  1 byte   kind
//   1  1 byte   detail: how a read was made (ReadKind), or how a write was made known (InvalidationKind)
//   2  1 byte   1 where the invalidation answered "completed"
//   4  4 bytes  cell
//   8  8 bytes  version
//  16  8 bytes  start, in ticks of Stopwatch: they are comparable between the processes of one machine
//  24  8 bytes  end

/// <summary>One thing that happened on a node.</summary>
internal readonly record struct JournalRecord(RecordKind Kind, byte Detail, bool Completed, int Cell, long Version, long Start, long End)
{
    public const int Length = 32;

    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)Kind;
        bytes[1] = Detail;
        bytes[2] = Completed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Cell);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Start);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], End);
    }

    public static JournalRecord Read(ReadOnlySpan<byte> bytes) => new(
        (RecordKind)bytes[0],
        bytes[1],
        bytes[2] != 0,
        BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]));
}

/// <summary>What a record tells.</summary>
internal enum RecordKind : byte
{
    /// <summary>A read returned a version.</summary>
    Read = 1,

    /// <summary>A version was written and its invalidation returned.</summary>
    Write = 2,

    /// <summary>A read ended with the origin's exception.</summary>
    OriginFailure = 3,

    /// <summary>A read was cancelled by its caller.</summary>
    Cancelled = 4,

    /// <summary>The node did not get to run.</summary>
    Stall = 5,

    /// <summary>The node was not in contact with Redis.</summary>
    Disconnected = 6,

    /// <summary>A read returned the value of another cell, which the version names.</summary>
    WrongCell = 7,
}

/// <summary>How a read was made.</summary>
internal enum ReadKind : byte
{
    Single,
    Batch,
}

/// <summary>How a write was made known.</summary>
internal enum InvalidationKind : byte
{
    Key,
    Type,
    Tag,
    Pattern,
    All,
}
