using System.Text.Json;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Generators.Tests.Compiles;

namespace KpiGen.Cache.Generators.Tests.Runs;

public class PayloadTests
{
    private static readonly LoadedSample Sample = new(ServiceShapes.All["payloads"]);

    private static readonly (decimal, Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Uri?, byte[]) Formats = (
        1.00m, new Guid(1, 2, 3, new byte[8]), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.FromHours(2)),
        new DateOnly(2026, 1, 2), new TimeOnly(3, 4), TimeSpan.FromTicks(5), new Uri("http://a/#b"), [1, 2]);

    private static readonly LoadedSample Scalars = new("""
        [Cached(CacheType.User)]
        public interface IScalars { (decimal, Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Uri?, byte[]) Get(); Dictionary<string, List<int?>> Map(); string Text(); }
        """);

    public static TheoryData<string, string> Objects => new()
    {
        { "Poco", """{"Id":3,"Name":"n","Note":"x"}""" },
        { "Derived", """{"Id":1,"Extra":"e","Name":"n","More":4}""" },
        { "Node", """{"Name":"a","Parent":{"Name":"p","Parent":null,"Children":[]},"Children":[{"Name":"c","Parent":null,"Children":[]}]}""" },
        { "Keyed", """{"class":1,"B":2}""" },
        { "Reader", """{"reader":1,"value":2,"event":3,"Value":4}""" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_comes_back_as_it_was(string type, string json)
    {
        object codec = Sample.Codec(Sample.Type("App." + type));
        object value = JsonSerializer.Deserialize(json, Sample.Type("App." + type))!;

        object? back = LoadedSample.Read(codec, LoadedSample.Write(codec, value));

        Assert.Equal(JsonSerializer.Serialize(value), JsonSerializer.Serialize(back));
    }

    [Fact]
    public void A_struct_is_created_through_its_constructor()
    {
        object codec = Sample.Codec(Sample.Type("App.Point"));
        object value = Activator.CreateInstance(Sample.Type("App.Point"), 3, 4)!;

        Assert.Equal(value, LoadedSample.Read(codec, LoadedSample.Write(codec, value)));
    }

    [Fact]
    public void Scalars_come_back_as_they_were()
    {
        object codec = Scalars.Codec(Formats.GetType());
        var back = ((decimal, Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Uri?, byte[]))LoadedSample.Read(codec, LoadedSample.Write(codec, Formats))!;

        Assert.Equal(Formats.Item9, back.Item9);
        Assert.Equal(Formats.Item3.Kind, back.Item3.Kind);
        Assert.Equal(Formats.Item4.Offset, back.Item4.Offset);
        Assert.Equal(decimal.GetBits(Formats.Item1), decimal.GetBits(back.Item1));
        Assert.Equal(Formats with { Item9 = back.Item9 }, back);
    }

    [Fact]
    public void A_dictionary_comes_back_as_it_was()
    {
        var value = new Dictionary<string, List<int?>> { ["a"] = [1, null], [""] = [] };
        object codec = Scalars.Codec(value.GetType());

        Assert.Equal(value, LoadedSample.Read(codec, LoadedSample.Write(codec, value)));
    }

    [Fact]
    public void Golden_bytes_of_a_node()
    {
        object codec = Sample.Codec(Sample.Type("App.Node"));
        object value = JsonSerializer.Deserialize("""{"Name":"a","Parent":null,"Children":[]}""", Sample.Type("App.Node"))!;

        Assert.Equal("93A161C090", Convert.ToHexString(LoadedSample.Write(codec, value)));
    }

    [Fact]
    public void Members_with_keys_are_written_in_the_order_of_their_keys()
    {
        object codec = Sample.Codec(Sample.Type("App.Keyed"));
        object value = JsonSerializer.Deserialize("""{"class":1,"B":2}""", Sample.Type("App.Keyed"))!;

        Assert.Equal("920102", Convert.ToHexString(LoadedSample.Write(codec, value)));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Truncated_and_changed_bytes_are_damage_and_nothing_else(string type, string json)
    {
        object codec = Sample.Codec(Sample.Type("App." + type));
        byte[] bytes = LoadedSample.Write(codec, JsonSerializer.Deserialize(json, Sample.Type("App." + type)));
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.True(IsDamage(codec, bytes[..length]));
        }

        for (int changed = 0; changed < bytes.Length * 256; changed++)
        {
            byte[] copy = [.. bytes];
            copy[changed / 256] = (byte)changed;
            IsDamage(codec, copy);
        }
    }

    [Fact]
    public void A_graph_that_is_too_deep_is_damage()
    {
        byte[] bytes = [.. Enumerable.Repeat<byte[]>([0x93, 0xA0], 100_000).SelectMany(static level => level)];

        Assert.True(IsDamage(Sample.Codec(Sample.Type("App.Node")), bytes));
    }

    [Fact]
    public void A_null_in_a_place_that_cannot_be_null_is_damage()
        => Assert.Throws<PayloadException>(() => LoadedSample.Read(Scalars.Codec<string>(), [0xC0]));

    [Fact]
    public void A_huge_count_does_not_allocate()
        => Assert.True(IsDamage(Scalars.Codec<Dictionary<string, List<int?>>>(), [0xDF, 0x7F, 0xFF, 0xFF, 0xFF]));

    [Fact]
    public void An_object_of_a_derived_type_is_not_stored()
    {
        var sample = new LoadedSample("public class Animal { public int Id { get; set; } } public class Dog : Animal; [Cached(CacheType.User)] public interface IAnimals { Animal Get(); }");

        Exception thrown = Assert.ThrowsAny<Exception>(() => LoadedSample.Write(sample.Codec(sample.Type("Animal")), Activator.CreateInstance(sample.Type("Dog"))));
        Assert.IsType<PayloadException>(thrown.InnerException);
    }

    // Anything else than the two exceptions that mean damage fails the test.
    private static bool IsDamage(object codec, byte[] bytes)
    {
        try
        {
            LoadedSample.Read(codec, bytes);
            return false;
        }
        catch (Exception exception) when (exception is PayloadException or EndOfStreamException)
        {
            return true;
        }
        catch (Xunit.Sdk.TrueException)
        {
            return false; // a value, with bytes left behind it
        }
    }
}
