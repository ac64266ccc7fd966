using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads;

/// <summary>Memory of the pool is given back once, whatever becomes of a value.</summary>
public class PayloadMemoryTests
{
    private static readonly RemoteTierOptions Options = new() { Compression = PayloadCompression.None, MaxPayloadBytes = 100_000 };

    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    [InlineData(500_000)]
    public void Serialising_gives_all_memory_back_that_it_has_taken(int length)
    {
        using var log = new SharedPoolLog();

        byte[]? frame = Serialize<Item?>(new ItemCodec(), new Item(new string('x', length), 1));

        Assert.Equal(length < Options.MaxPayloadBytes, frame is not null);
        IsEven(log, taken: length < 4_000 ? 1 : 2);
    }

    [Fact]
    public void A_codec_that_throws_before_it_writes_leaves_no_memory_behind()
    {
        using var log = new SharedPoolLog();

        Assert.Throws<NotSupportedException>(static () => Serialize(new ItemCodec(), ItemCodec.Unwritable));

        IsEven(log, taken: 0);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100_000, 2)]
    public void A_codec_that_throws_in_the_middle_gives_the_memory_back(int written, int taken)
    {
        using var log = new SharedPoolLog();

        Assert.Throws<NotSupportedException>(() => Serialize(new ThrowingCodec(), written));

        IsEven(log, taken);
    }

    [Fact]
    public void A_writer_that_is_disposed_twice_gives_its_memory_back_once()
    {
        using var log = new SharedPoolLog();
        var writer = new PayloadWriter();
        writer.Write(1);

        writer.Dispose();
        writer.Dispose();

        IsEven(log, taken: 1);
    }

    [Fact]
    public void The_log_notices_memory_that_is_kept()
    {
        using var log = new SharedPoolLog();
        var writer = new PayloadWriter();
        writer.Write(1);

        int missing = log.Missing;

        writer.Dispose();
        Assert.Equal((1, 0), (missing, log.Missing));
    }

    private static byte[]? Serialize<T>(PayloadCodec<T> codec, T value)
        => new EntrySerializer<T>(codec).Serialize("key"u8, value, default, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), Options, out _);

    private static void IsEven(SharedPoolLog log, int taken) => Assert.Equal((taken, 0, 0), (log.Taken, log.Missing, log.Surplus));

    // Writes as many bytes as the value says, and then finds something that it cannot write.
    private sealed class ThrowingCodec : PayloadCodec<int>
    {
        public override ulong Shape => 1;

        public override void Write(ref PayloadWriter writer, int value)
        {
            writer.Write(true);
            writer.Write(new byte[value]);
            throw new NotSupportedException();
        }

        public override int Read(ref PayloadReader reader) => throw new NotSupportedException();
    }
}
