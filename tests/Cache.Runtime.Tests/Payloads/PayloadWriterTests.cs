using System.Buffers;
using System.Text;
using CsCheck;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Payloads.Forms;
using KpiGen.Cache.Tests.Harness;
using MessagePack;

namespace KpiGen.Cache.Tests.Payloads;

/// <summary>The writer of payloads beside the one of MessagePack-CSharp, which is the oracle: both write the same bytes, whatever room there is.</summary>
public class PayloadWriterTests
{
    private delegate void Theirs(ref MessagePackWriter writer);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Every number beside one at which another form begins.
    private static readonly long[] Borders =
    [
        .. new[] { 0L, -33, 127, byte.MaxValue, sbyte.MinValue, short.MinValue, short.MaxValue, ushort.MaxValue, int.MinValue, int.MaxValue, uint.MaxValue }
            .SelectMany(static border => new[] { border - 1, border, border + 1 }),
        long.MinValue, long.MinValue + 1, long.MaxValue - 1, long.MaxValue,
    ];

    private static readonly Gen<string> Texts = Gen.Select(
        Gen.OneOf(Gen.Const("a"), Gen.Const("é"), Gen.Const("€"), Gen.Const("😀"), Gen.Const("\uD83D"), Gen.Const("\uDE00"), Gen.Char.Select(static unit => unit.ToString())),
        Gen.OneOf(Gen.Int[0, 40], Gen.Int[80, 90], Gen.Int[120, 130], Gen.Int[250, 260], Gen.Int[330, 350], Gen.Int[1020, 1030]),
        Gen.String[0, 5],
        static (unit, count, end) => string.Concat(Enumerable.Repeat(unit, count)) + end);

    [Fact]
    public void Whole_numbers_at_the_borders_of_every_form_are_the_bytes_of_the_oracle()
        => Assert.All(Borders, static value => Assert.True(IsSame(value)));

    [Fact]
    public void Whole_numbers_are_the_bytes_of_the_oracle()
        => Gen.Select(Gen.Long, Gen.Int[0, 63], static (value, shift) => value >> shift).Sample(static value => IsSame(value));

    [Fact]
    public void Numbers_without_sign_are_the_bytes_of_the_oracle()
        => Gen.Select(Gen.ULong, Gen.Int[0, 63], static (value, shift) => value >> shift)
            .Sample(static value => AreSame((ref writer) => writer.Write(value), (ref writer) => writer.Write(value)));

    [Fact]
    public void Numbers_of_shorter_types_are_the_bytes_of_the_oracle()
        => Gen.Select(Gen.Long, Gen.Int[0, 63], static (value, shift) => value >> shift).Sample(static value =>
            AreSame((ref writer) => writer.Write((sbyte)value), (ref writer) => writer.Write((sbyte)value))
            && AreSame((ref writer) => writer.Write((byte)value), (ref writer) => writer.Write((byte)value))
            && AreSame((ref writer) => writer.Write((short)value), (ref writer) => writer.Write((short)value))
            && AreSame((ref writer) => writer.Write((ushort)value), (ref writer) => writer.Write((ushort)value))
            && AreSame((ref writer) => writer.Write((char)value), (ref writer) => writer.Write((char)value))
            && AreSame((ref writer) => writer.Write((int)value), (ref writer) => writer.Write((int)value))
            && AreSame((ref writer) => writer.Write((uint)value), (ref writer) => writer.Write((uint)value)));

    [Fact]
    public void Fractions_are_the_bytes_of_the_oracle_and_every_NaN_keeps_its_bits()
        => Gen.OneOf(Gen.Double, Gen.Long.Select(BitConverter.Int64BitsToDouble), AnyOf(double.NaN, -0.0, double.Epsilon, double.NegativeInfinity)).Sample(static value =>
            AreSame((ref writer) => writer.Write(value), (ref writer) => writer.Write(value))
            && AreSame((ref writer) => writer.Write((float)value), (ref writer) => writer.Write((float)value)));

    [Fact]
    public void Nils_and_truth_values_are_the_bytes_of_the_oracle()
    {
        Assert.True(AreSame(static (ref writer) => writer.WriteNil(), static (ref writer) => writer.WriteNil()));
        Assert.True(AreSame(static (ref writer) => writer.Write((string?)null), static (ref writer) => writer.WriteNil()));
        Assert.True(AreSame(static (ref writer) => writer.Write((byte[]?)null), static (ref writer) => writer.WriteNil()));
        Assert.True(AreSame(static (ref writer) => writer.Write(true), static (ref writer) => writer.Write(true)));
        Assert.True(AreSame(static (ref writer) => writer.Write(false), static (ref writer) => writer.Write(false)));
    }

    [Fact]
    public void Text_is_the_bytes_of_the_oracle_and_half_a_pair_is_replaced()
        => Texts.Sample(static text => AreSame((ref writer) => writer.Write(text), (ref writer) => writer.Write(text)));

    [Theory]
    [InlineData("a", 1)]
    [InlineData("é", 2)]
    [InlineData("€", 3)]
    [InlineData("😀", 4)]
    [InlineData("\uD83D", 3)]
    public void Text_of_every_length_around_the_borders_of_headers_is_the_bytes_of_the_oracle(string unit, int bytes)
        => Assert.All([31, 255, 1024, 65_535], border =>
        {
            for (int count = Math.Max((border / bytes) - 2, 0); count <= (border / bytes) + 2; count++)
            {
                for (int ascii = 0; ascii < bytes; ascii++)
                {
                    string text = new string('x', ascii) + string.Concat(Enumerable.Repeat(unit, count));
                    Assert.True(AreSame((ref writer) => writer.Write(text), (ref writer) => writer.Write(text)), $"{count} times {bytes} bytes and {ascii}");
                }
            }
        });

    [Fact]
    public void Text_that_is_not_well_formed_is_refused_and_nothing_is_written_of_it()
        => Texts.Sample(static text =>
        {
            bool isWritten = false;
            byte[] written = Payload.Of((ref writer) => isWritten = writer.TryWrite(text));
            return isWritten == IsWellFormed(text) && (isWritten ? written.SequenceEqual(Oracle((ref writer) => writer.Write(text))) : written.Length == 0);
        });

    [Fact]
    public void Bytes_are_the_bytes_of_the_oracle()
        => Gen.OneOf(Gen.Byte.Array[0, 40], Gen.Byte.Array[250, 260], Gen.Int[65_530, 65_540].Select(static length => new byte[length]))
            .Sample(static value => AreSame((ref writer) => writer.Write(value), (ref writer) => writer.Write(value)));

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(int.MaxValue)]
    public void Headers_of_arrays_and_maps_are_the_bytes_of_the_oracle(int count)
    {
        Assert.True(AreSame((ref writer) => writer.WriteArrayHeader(count), (ref writer) => writer.WriteArrayHeader(count)));
        Assert.True(AreSame((ref writer) => writer.WriteMapHeader(count), (ref writer) => writer.WriteMapHeader(count)));
    }

    [Fact]
    public void Extensions_are_the_bytes_of_the_oracle()
        => Gen.Select(Gen.SByte, Gen.OneOf(Gen.Int[0, 20], Gen.Int[250, 260], Gen.Int[65_530, 65_540])).Sample(static (type, length) =>
        {
            byte[] data = [.. Enumerable.Range(0, length).Select(static at => (byte)at)];
            return AreSame((ref writer) => data.CopyTo(writer.ExtensionOf(type, length)), (ref writer) => writer.WriteExtensionFormat(new ExtensionResult(type, data)));
        });

    [Fact]
    public void Timestamps_are_the_bytes_of_the_oracle()
    {
        long year2106 = DateTime.UnixEpoch.AddSeconds(uint.MaxValue).Ticks;
        long year2514 = DateTime.UnixEpoch.AddSeconds(1L << 34).Ticks;
        Gen<long> borders = Gen.Select(
            AnyOf(DateTime.UnixEpoch.Ticks, year2106, year2514), Gen.Long[-2, 2], AnyOf(1L, TimeSpan.TicksPerSecond), static (border, steps, step) => border + (steps * step));

        Gen.OneOf(borders, Gen.DateTime.Select(static time => time.Ticks), AnyOf(0L, DateTime.MaxValue.Ticks))
            .Select(static ticks => new DateTime(ticks, DateTimeKind.Utc))
            .Sample(static time => AreSame((ref writer) => Timestamp.Write(ref writer, time), (ref writer) => writer.Write(time)));
    }

    [Fact]
    public void Memory_that_grows_in_the_middle_of_anything_loses_nothing()
        => Gen.Select(Gen.Int[0, 20], Gen.Select(Gen.Int[0, 5], Gen.Long, Texts).Array[1, 30]).Sample(static (before, values) =>
        {
            byte[] expected = Oracle((ref writer) =>
            {
                for (int i = 0; i < before; i++)
                {
                    writer.WriteNil();
                }

                foreach ((int kind, long number, string text) in values)
                {
                    WriteAny(ref writer, kind, number, text);
                }
            });
            byte[] written = Payload.Of(
                (ref writer) =>
                {
                    for (int i = 0; i < before; i++)
                    {
                        writer.WriteNil();
                    }

                    foreach ((int kind, long number, string text) in values)
                    {
                        WriteAny(ref writer, kind, number, text);
                    }
                },
                capacity: 1);
            return written.SequenceEqual(expected);
        });

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static void WriteAny(ref PayloadWriter writer, int kind, long number, string text)
    {
        switch (kind)
        {
            case 0: writer.Write(number); break;
            case 1: writer.Write((double)number); break;
            case 2: writer.Write(text); break;
            case 3: writer.Write(BitConverter.GetBytes(number)); break;
            case 4: writer.WriteArrayHeader((int)(number & 0xFFFFF)); break;
            default: BitConverter.GetBytes(number).CopyTo(writer.ExtensionOf(9, sizeof(long))); break;
        }
    }

    private static void WriteAny(ref MessagePackWriter writer, int kind, long number, string text)
    {
        switch (kind)
        {
            case 0: writer.Write(number); break;
            case 1: writer.Write((double)number); break;
            case 2: writer.Write(text); break;
            case 3: writer.Write(BitConverter.GetBytes(number)); break;
            case 4: writer.WriteArrayHeader((int)(number & 0xFFFFF)); break;
            default: writer.WriteExtensionFormat(new ExtensionResult(9, BitConverter.GetBytes(number))); break;
        }
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            return Strict.GetByteCount(text) >= 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsSame(long value) => AreSame((ref writer) => writer.Write(value), (ref writer) => writer.Write(value));

    // Three times, so that what is written last begins where the first two have left the memory full.
    private static bool AreSame(Payload.Write ours, Theirs theirs)
    {
        byte[] expected = Oracle(theirs);
        byte[] thrice = [.. expected, .. expected, .. expected];
        return Payload.Of(Thrice).AsSpan().SequenceEqual(thrice) && Payload.Of(Thrice, capacity: 1).AsSpan().SequenceEqual(thrice);

        void Thrice(ref PayloadWriter writer)
        {
            ours(ref writer);
            ours(ref writer);
            ours(ref writer);
        }
    }

    private static byte[] Oracle(Theirs write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
