using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

public class ShapeTests
{
    private const string Original = "namespace App; public enum E { A, B } public sealed record Inner(int Id); public sealed record R(int A, string B, Inner C, E D, R? Next);";

    [Theory]
    [InlineData("int A", "int A2")]
    [InlineData("int A", "long A")]
    [InlineData("int A, string B", "string B, int A")]
    [InlineData("string B", "string? B")]
    [InlineData("enum E { A, B }", "enum E { A, B, C }")]
    [InlineData("enum E { A, B }", "enum E { B, A }")]
    [InlineData("enum E {", "enum E : short {")]
    [InlineData("Inner(int Id)", "Inner(int? Id)")]
    [InlineData("Inner C", "Inner[] C")]
    [InlineData("R? Next", "R Next")]
    public void A_change_of_the_wire_shape_changes_the_fingerprint(string from, string to)
        => Assert.NotEqual(Shape(Original), Shape(Original.Replace(from, to, StringComparison.Ordinal)));

    [Theory]
    [InlineData("namespace App;", "namespace Other;")]
    [InlineData("Inner", "Nested")]
    [InlineData("(int Id)", "(int Id) { public int Twice => Id * 2; }")]
    [InlineData("sealed record Inner", "record Inner")]
    public void A_change_that_is_not_on_the_wire_keeps_the_fingerprint(string from, string to)
        => Assert.Equal(Shape(Original), Shape(Original.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void The_fingerprint_is_the_hash_of_the_documented_description()
    {
        const string description = "v1 object{A:ReadInt32;B:ReadString!;C:object{Id:ReadInt32;}!;D:enum ReadInt32{A=0,B=1};Next:#0;}!";

        Assert.Equal(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(description))), Shape(Original));
    }

    private static ulong Shape(string types)
    {
        var sample = new LoadedSample(types + " [Cached(CacheType.User)] public interface IService { R Get(); }");
        object codec = sample.Codec(sample.Type((types.Contains("Other", StringComparison.Ordinal) ? "Other" : "App") + ".R"));
        return (ulong)codec.GetType().GetProperty(nameof(PayloadCodec<int>.Shape))!.GetValue(codec)!;
    }
}
