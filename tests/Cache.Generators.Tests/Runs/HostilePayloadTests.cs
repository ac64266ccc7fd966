using CsCheck;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Text that is not well-formed comes back as it was; counts that are lies cost nothing.</summary>
public class HostilePayloadTests
{
    private static readonly LoadedSample Sample = new("""
        public record struct Wide(decimal A, decimal B, decimal C, decimal D, Guid E, Guid F, Guid G, Guid H);
        [Cached(CacheType.User)] public interface IHostile { string? Text(); Dictionary<string, string?> Map(); Dictionary<int, Wide?> Wides(); Wide?[] Array(); List<Wide?> List(); HashSet<Wide?> Set(); int[] Numbers(); Uri Address(); }
        """);

    private static readonly Gen<string> Text = Gen.OneOf(Gen.Char, Gen.Char['\ud7ff', '\ue000']).Array[0, 40].Select(static characters => new string(characters));

    [Fact]
    public void Any_text_comes_back_as_it_was()
        => Text.Sample(static text => (string?)RoundTrip(typeof(string), text) == text, iter: 5_000, threads: 1);

    [Fact]
    public void Any_text_is_a_key_of_a_dictionary()
        => Gen.Dictionary(Text, Text)[0, 5].Sample(
            static map => ((Dictionary<string, string?>)RoundTrip(typeof(Dictionary<string, string?>), map)!).OrderBy(static p => p.Key, StringComparer.Ordinal)
                .Select(static p => (p.Key, p.Value)).SequenceEqual(map.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => (p.Key, (string?)p.Value))),
            iter: 500,
            threads: 1);

    [Fact]
    public void Well_formed_text_is_a_MessagePack_string()
        => Assert.Equal("A561F09F9880", Convert.ToHexString(LoadedSample.Write(Sample.Codec<string>(), "a\ud83d\ude00")));

    [Theory]
    [InlineData("D40161")]
    [InlineData("D5036161")]
    public void An_extension_that_is_not_text_is_damage(string bytes)
        => Assert.Throws<PayloadException>(() => LoadedSample.Read(Sample.Codec<string>(), Convert.FromHexString(bytes)));

    [Theory]
    [InlineData("Dictionary")]
    [InlineData("Array")]
    [InlineData("List")]
    [InlineData("HashSet")]
    public void A_count_that_is_a_lie_allocates_little(string kind)
    {
        Type wide = typeof(Nullable<>).MakeGenericType(Sample.Type("Wide"));
        Type type = kind switch
        {
            "Dictionary" => typeof(Dictionary<,>).MakeGenericType(typeof(int), wide),
            "Array" => wide.MakeArrayType(),
            "List" => typeof(List<>).MakeGenericType(wide),
            _ => typeof(HashSet<>).MakeGenericType(wide),
        };
        object codec = Sample.Codec(type);

        // The bytes are enough for the count, so only the second element shows that they are not what they promise.
        const int count = 4_000_000;
        byte[] bytes = new byte[(count * 2) + 5];
        bytes[0] = kind == "Dictionary" ? (byte)0xDF : (byte)0xDD;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), count);
        bytes.AsSpan(5).Fill(0xC1);
        Read(codec, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(codec, bytes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_long_array_grows_to_its_length()
        => Assert.Equal(Enumerable.Range(0, 5000), (int[])RoundTrip(typeof(int[]), Enumerable.Range(0, 5000).ToArray())!);

    private static void Read(object codec, byte[] bytes) => Assert.Throws<PayloadException>(() => LoadedSample.Read(codec, bytes));

    private static object? RoundTrip(Type type, object value)
    {
        object codec = Sample.Codec(type);
        return LoadedSample.Read(codec, LoadedSample.Write(codec, value));
    }
}
