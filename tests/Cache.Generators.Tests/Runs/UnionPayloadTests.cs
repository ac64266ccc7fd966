using System.Text.Json;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Generators.Tests.Compiles;

namespace KpiGen.Cache.Generators.Tests.Runs;

public class UnionPayloadTests
{
    private static readonly LoadedSample Sample = new(ServiceShapes.All["unions"]);

    [Theory]
    [InlineData("Shape", """{"$type":"circle","Radius":2.5,"Id":1}""")]
    [InlineData("Shape", """{"$type":2,"Inner":{"$type":2,"Inner":{"$type":"circle","Radius":1,"Id":3},"Id":2},"Id":1}""")]
    [InlineData("INode", """{"$type":"node","Children":[{"$type":"leaf","Text":"a"},{"$type":"node","Children":[]}]}""")]
    [InlineData("Node", """{"$type":"special","More":4,"Children":[{"$type":"leaf","Text":"a"}]}""")]
    [InlineData("Node", """{"Children":[{"$type":"leaf","Text":"a"}]}""")]
    public void A_value_of_a_closed_set_comes_back_as_its_type(string type, string json)
    {
        object codec = Sample.Codec(Sample.Type("App." + type));
        object value = JsonSerializer.Deserialize(json, Sample.Type("App." + type))!;

        object back = LoadedSample.Read(codec, LoadedSample.Write(codec, value))!;

        Assert.Equal(value.GetType(), back.GetType());
        Assert.Equal(JsonSerializer.Serialize(value, Sample.Type("App." + type)), JsonSerializer.Serialize(back, Sample.Type("App." + type)));
    }

    [Fact]
    public void A_type_outside_the_set_is_not_stored()
    {
        var sample = new LoadedSample("""
            [System.Text.Json.Serialization.JsonDerivedType(typeof(A), "a")] public abstract record Base; public record A : Base; public sealed record B : A; public sealed record C : Base;
            [Cached(CacheType.User)] public interface IService { Base Get(); }
            """);

        Assert.All(["B", "C"], name => Assert.IsType<PayloadException>(
            Assert.ThrowsAny<Exception>(() => LoadedSample.Write(sample.Codec(sample.Type("Base")), Activator.CreateInstance(sample.Type(name)))).InnerException));
    }

    [Fact]
    public void A_number_outside_the_set_is_damage()
        => Assert.Throws<PayloadException>(() => LoadedSample.Read(Sample.Codec(Sample.Type("App.Shape")), [0x92, 9, 0x90]));

    [Fact]
    public void The_numbers_of_a_union_are_on_the_wire()
        => Assert.Equal(
            "920391C0",
            Convert.ToHexString(LoadedSample.Write(new LoadedSample("""
                using MessagePack;
                [Union(3, typeof(A))] public interface IBase; [MessagePackObject] public sealed class A : IBase { [Key(0)] public string? Text { get; set; } }
                [Cached(CacheType.User)] public interface IService { IBase Get(); }
                """) is var sample ? sample.Codec(sample.Type("IBase")) : null!, Activator.CreateInstance(sample.Type("A")))));
}
