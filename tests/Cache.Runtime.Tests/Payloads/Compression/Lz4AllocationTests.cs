using KpiGen.Cache.Payloads.Compression;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads.Compression;

[Collection(nameof(ProcessWideState))]
public class Lz4AllocationTests
{
    private const int Iterations = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public void Encoding_and_decoding_allocate_nothing(int orders)
    {
        byte[] source = Lz4Samples.Orders(orders);
        byte[] block = Lz4.Encode(source);
        byte[] written = new byte[block.Length];
        byte[] read = new byte[source.Length];

        Assert.Equal(0, AllocatedBy(() => Lz4Encoder.TryEncode(source, written, out _)));
        Assert.Equal(0, AllocatedBy(() => Lz4Decoder.TryDecode(block, read)));
        Assert.Equal(block, written);
        Assert.Equal(source, read);
    }

    [Fact]
    public void Blocks_that_are_refused_allocate_nothing()
    {
        byte[] source = Lz4Samples.Orders(20);
        byte[] block = Lz4.Encode(source);
        byte[] tooShort = new byte[block.Length - 1];
        byte[] read = new byte[source.Length - 1];

        Assert.Equal(0, AllocatedBy(() => !Lz4Encoder.TryEncode(source, tooShort, out _)));
        Assert.Equal(0, AllocatedBy(() => !Lz4Decoder.TryDecode(block, read)));
    }

    [Fact]
    public void The_measurement_sees_a_single_allocation()
    {
        int calls = 0;

        Assert.InRange(AllocatedBy(() => ++calls != Iterations * 3 / 2 || new object().GetHashCode() != -1), 1, 100);
    }

    private static long AllocatedBy(Func<bool> call)
    {
        for (int i = 0; i < Iterations; i++)
        {
            Assert.True(call());
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        bool all = true;
        for (int i = 0; i < Iterations; i++)
        {
            all &= call();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(all);
        return allocated;
    }
}
