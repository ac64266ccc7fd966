using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>A project needs nothing but this package; MessagePack is for those who want its attributes.</summary>
public class WithoutMessagePackTests
{
    private const string Source = """
        public enum Status : byte { Open = 1, Sent = 200 }
        public sealed record Line(string Sku, decimal Price, Status Status, DateTime? At) { public List<Line> Parts { get; init; } = []; }
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape; public sealed record Circle(double Radius) : Shape;
        [Cached(CacheType.User)] public interface IService { Task<Dictionary<string, Line[]>> GetLinesAsync(int id); Shape? Find(Guid id); int[,] Matrix(); (byte[], char, float) Tuple(); }
        """;

    private static readonly LoadedSample Sample = new(GeneratorHarness.RunWithoutMessagePack(Source));

    [Fact]
    public void Payloads_are_written_and_read()
    {
        Type line = Sample.Type("Line");
        object part = Activator.CreateInstance(line, "a", 1.50m, Enum.ToObject(Sample.Type("Status"), 200), new DateTime(2011, 12, 9, 0, 0, 0, DateTimeKind.Utc))!;
        Array lines = Array.CreateInstance(line, 1);
        lines.SetValue(part, 0);
        object codec = Sample.Codec(typeof(Dictionary<,>).MakeGenericType(typeof(string), lines.GetType()));
        var map = (System.Collections.IDictionary)Activator.CreateInstance(codec.GetType().BaseType!.GetGenericArguments()[0])!;
        map["one"] = lines;

        byte[] written = LoadedSample.Write(codec, map);
        var read = (System.Collections.IDictionary)LoadedSample.Read(codec, written)!;

        Assert.Equal(part.ToString()!.Split("Parts")[0], ((Array)read["one"]!).GetValue(0)!.ToString()!.Split("Parts")[0]);
        Assert.Equal(written, LoadedSample.Write(codec, read));
    }

    [Fact]
    public void A_closed_set_and_several_dimensions_come_back()
    {
        object circle = Activator.CreateInstance(Sample.Type("Circle"), 2.5)!;
        object shapes = Sample.Codec(Sample.Type("Shape"));
        object matrices = Sample.Codec<int[,]>();
        int[,] matrix = { { 1, -2 }, { 300, int.MinValue } };

        Assert.Equal(circle, LoadedSample.Read(shapes, LoadedSample.Write(shapes, circle)));
        Assert.Equal(matrix, LoadedSample.Read(matrices, LoadedSample.Write(matrices, matrix)));
    }

    [Fact]
    public void Nothing_of_MessagePack_is_called_where_it_is_referenced()
    {
        var sample = new LoadedSample(GeneratorHarness.RunWithMessagePack("""
            [MessagePack.MessagePackObject] public sealed class Order { [MessagePack.Key(1)] public int Id { get; set; } }
            [Cached(CacheType.User)] public interface IService { Order Get(int id); }
            """));

        Assert.Equal([0x92, 0xC0, 7], LoadedSample.Write(sample.Codec(sample.Type("Order")), Order(sample, 7)));
        Assert.DoesNotContain("MessagePack", sample.References);
    }

    private static object Order(LoadedSample sample, int id)
    {
        object order = Activator.CreateInstance(sample.Type("Order"))!;
        order.GetType().GetProperty("Id")!.SetValue(order, id);
        return order;
    }
}
