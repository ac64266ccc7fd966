namespace KpiGen.Cache.Tests.Payloads.Compression;

/// <summary>The LZ4 block format by the letter of its description, byte by byte.</summary>
internal static class Lz4Model
{
    /// <summary>One sequence: literals, and how far back how much of the result is repeated.</summary>
    internal readonly record struct Sequence(byte[] Literals, int Distance, int MatchLength);

    /// <summary>Returns a block that ends with literals alone.</summary>
    public static byte[] Write(IEnumerable<Sequence> sequences, byte[] last)
    {
        List<byte> block = [];
        foreach (Sequence sequence in sequences)
        {
            Begin(block, sequence.Literals, sequence.MatchLength - 4);
            block.AddRange([(byte)sequence.Distance, (byte)(sequence.Distance >> 8)]);
            Continue(block, sequence.MatchLength - 4);
        }

        Begin(block, last, 0);
        return [.. block];
    }

    /// <summary>Takes a block apart; <see langword="null"/> where it is none.</summary>
    public static List<Sequence>? Read(ReadOnlySpan<byte> block)
    {
        List<Sequence> sequences = [];
        for (int at = 0; at < block.Length;)
        {
            int token = block[at++];
            if (Length(block, ref at, token >> 4) is not { } literals || literals > block.Length - at)
            {
                return null;
            }

            byte[] copied = block.Slice(at, (int)literals).ToArray();
            at += copied.Length;
            if (at == block.Length)
            {
                return [.. sequences, new Sequence(copied, 0, 0)];
            }

            if (block.Length - at < 2)
            {
                return null;
            }

            int distance = block[at] | (block[at + 1] << 8);
            at += 2;
            if (Length(block, ref at, token & 15) is not { } match)
            {
                return null;
            }

            sequences.Add(new Sequence(copied, distance, (int)match + 4));
        }

        return null;
    }

    /// <summary>Returns what a block stands for; <see langword="null"/> where it is none, or stands for more than is asked for.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> block, int limit)
    {
        if (Read(block) is not { } sequences)
        {
            return null;
        }

        List<byte> result = [];
        foreach (Sequence sequence in sequences)
        {
            result.AddRange(sequence.Literals);
            if (result.Count + sequence.MatchLength > limit || (sequence.MatchLength > 0 && (sequence.Distance == 0 || sequence.Distance > result.Count)))
            {
                return null;
            }

            for (int i = 0; i < sequence.MatchLength; i++)
            {
                result.Add(result[^sequence.Distance]);
            }
        }

        return [.. result];
    }

    private static void Begin(List<byte> block, byte[] literals, int match)
    {
        block.Add((byte)((Math.Min(literals.Length, 15) << 4) | Math.Min(match, 15)));
        Continue(block, literals.Length);
        block.AddRange(literals);
    }

    private static void Continue(List<byte> block, int length)
    {
        if (length >= 15)
        {
            block.AddRange(Enumerable.Repeat(byte.MaxValue, (length - 15) / 255));
            block.Add((byte)((length - 15) % 255));
        }
    }

    private static long? Length(ReadOnlySpan<byte> block, ref int at, long length)
    {
        if (length < 15)
        {
            return length;
        }

        while (at < block.Length)
        {
            byte more = block[at++];
            length += more;
            if (more < 255)
            {
                return length;
            }
        }

        return null;
    }
}
