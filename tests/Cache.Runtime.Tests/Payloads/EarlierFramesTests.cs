using System.Reflection;
using System.Text;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads;

/// <summary>Frames that earlier versions of the code have written, kept as files.</summary>
public class EarlierFramesTests
{
    private const string Word = "Zwölf €";
    private const string Key = "product:KpiGen.Samples.ICatalog.FindAsync.00000000000004d2:(größe 4711)";
    private static readonly string Text = string.Concat(Enumerable.Repeat(Word + " ", 50));
    private static readonly EpochStamp Stamp = new(1700000000000001, 1700000000000002);
    private static readonly TagStamp[] Tags = [new(0x1122334455667788, 1700000000000003), new(0x99AABBCCDDEEFF00, 1700000000000004)];
    private static readonly FrameSigner Signer = new("a key for frames that are kept.."u8.ToArray());

    [Theory]
    [InlineData("v2-none", PayloadCompression.None)]
    [InlineData("v2-lz4", PayloadCompression.Lz4)]
    [InlineData("v2-brotli", PayloadCompression.Brotli)]
    [InlineData("v2-tags", PayloadCompression.None)]
    [InlineData("v2-signed", PayloadCompression.None)]
    public void A_frame_of_version_2_is_read_back_exactly(string name, PayloadCompression compression)
    {
        EpochStamp known = Stamp with { Tags = name == "v2-tags" ? Tags : [] };

        FrameReadResult result = Read(name, known, out Frame frame, out string? value);

        Assert.Equal(FrameReadResult.Ok, result);
        Assert.Equal(compression == PayloadCompression.None ? Word : Text, value);
        Assert.Equal((compression, Stamp), (frame.Compression, frame.Stamp));
        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)), (frame.Ttl, frame.Lifetime));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void A_frame_of_version_2_is_outdated_when_one_of_its_tags_was_invalidated(long first, long second)
    {
        TagStamp[] raised = [Tags[0] with { Number = Tags[0].Number + first }, Tags[1] with { Number = Tags[1].Number + second }];

        Assert.Equal(FrameReadResult.Outdated, Read("v2-tags", Stamp with { Tags = raised }, out _, out _));
    }

    [Theory]
    [InlineData("v1-none")]
    [InlineData("v1-lz4")]
    [InlineData("v1-brotli")]
    public void A_frame_of_version_1_is_a_miss_because_of_its_version(string name)
    {
        Assert.Equal(FrameReadResult.UnknownVersion, Read(name, Stamp, out _, out string? value));
        Assert.Null(value);
    }

    [Fact]
    public void Every_file_is_of_the_version_in_its_name_and_every_version_has_one()
    {
        string[] files = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(static name => name.EndsWith(".bin", StringComparison.Ordinal))];

        Assert.All(files, static file => Assert.Equal($"v{Bytes(file)[0]}", file.Split('-')[0]));
        Assert.Equal(Enumerable.Range(1, Frame.Version), files.Select(static file => (int)Bytes(file)[0]).Distinct().Order());
    }

    private static FrameReadResult Read(string name, EpochStamp known, out Frame frame, out string? value)
    {
        FrameSigner? signer = name == "v2-signed" ? Signer : null;
        var serializer = new EntrySerializer<string?>(new TextCodec(), signer);
        var expected = new FrameExpectation(Encoding.UTF8.GetBytes(Key), TextCodec.DefaultShape, known, 1024, signer);
        return serializer.TryDeserialize(Bytes(name + ".bin"), in expected, out frame, out value);
    }

    private static byte[] Bytes(string file)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
