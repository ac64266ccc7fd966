using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Generators.Tests.Compiles;

namespace KpiGen.Cache.Generators.Tests.Runs;

public class CollectionPayloadTests
{
    private static readonly LoadedSample Sample = new(ServiceShapes.All["collections"]);

    private static readonly string[] Words = ["b", "", "a", "ä", "B"];

    private static readonly KeyValuePair<string, int>[] Pairs = [new("b", 1), new("a", 2), new("", 3)];

    public static TheoryData<int> Values => [.. Enumerable.Range(0, All.Length)];

    private static object[] All { get; } =
    [
        Words.ToImmutableList(), ImmutableHashSet.Create(3, 1, 2), Words.ToImmutableSortedSet(), ImmutableQueue.Create(1, 2, 3), ImmutableStack.Create(1, 2, 3),
        Pairs.ToImmutableDictionary(), Pairs.ToImmutableSortedDictionary(), Words.ToFrozenSet(), Pairs.ToFrozenDictionary(),
        new ConcurrentDictionary<string, int>(Pairs), new ConcurrentQueue<int>([1, 2, 3]), new ConcurrentStack<int>([1, 2, 3]), new ConcurrentBag<int>([1, 2, 3]),
        new SortedDictionary<string, int>(Pairs.ToDictionary()), new SortedList<int, string> { [2] = "x", [1] = "y" }, new SortedSet<string>(Words),
        new Queue<int>([1, 2, 3]), new Stack<string?>(["a", null, "b"]), new LinkedList<int>([1, 2]), new Collection<int>([1, 2]), new ObservableCollection<int>([1, 2]),
        new ReadOnlyCollection<int>([1, 2]), new ReadOnlyDictionary<string, int>(Pairs.ToDictionary()), new ReadOnlySet<string>(new HashSet<string>(Words)),
        new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, new int[0, 7], new string?[,,] { { { "a" }, { null } } }, new int[1, 2, 3, 4],
        new int[][,] { new[,] { { 1 } } }, new int[,][] { { new[] { 1, 2 } } }, KeyValuePair.Create("k", new Stack<int>([1, 2])),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_collection_comes_back_as_it_was(int index)
    {
        object value = All[index];
        object codec = Sample.Codec(value.GetType().BaseType?.IsGenericType == true && value.GetType().Namespace == "System.Collections.Frozen" ? Public(value.GetType()) : value.GetType());

        object? back = LoadedSample.Read(codec, LoadedSample.Write(codec, value));

        Assert.Equal(value.GetType(), back!.GetType());
        Assert.Equal(Describe(value), Describe(back));
    }

    [Fact]
    public void Numbers_come_back_as_they_were()
    {
        (Int128, UInt128, BigInteger, Half, Version?, Rune) value = (Int128.MinValue, UInt128.MaxValue, BigInteger.Pow(-7, 99), Half.Epsilon, new Version(1, 2, 3), new Rune(0x1F600));

        Assert.Equal(value, RoundTrip(value));
        Assert.Equal(default((Int128, UInt128, BigInteger, Half, Version?, Rune)) with { Item6 = default }, RoundTrip(default((Int128, UInt128, BigInteger, Half, Version?, Rune))));
    }

    [Fact]
    public void Blocks_of_bytes_come_back_in_memory_of_their_own()
    {
        (ReadOnlyMemory<byte>, Memory<byte>, Memory<byte>?) back = RoundTrip<(ReadOnlyMemory<byte>, Memory<byte>, Memory<byte>?)>((new byte[] { 1, 2 }, new byte[] { 3 }, null));

        Assert.Equal([1, 2], back.Item1.ToArray());
        Assert.Equal([3], back.Item2.ToArray());
        Assert.Null(back.Item3);
    }

    [Fact]
    public void Json_keeps_its_text()
    {
        using JsonDocument document = JsonDocument.Parse("""{"a":1.50,"b":[null,"\ud83d"],"a":1e3}""");
        (JsonElement, JsonNode?, JsonObject, JsonArray, JsonValue?) back = RoundTrip<(JsonElement, JsonNode?, JsonObject, JsonArray, JsonValue?)>(
            (document.RootElement, null, new JsonObject { ["x"] = 1.50m }, [1, "ä"], JsonValue.Create("v")));

        Assert.Equal(document.RootElement.GetRawText(), back.Item1.GetRawText());
        Assert.Null(back.Item2);
        Assert.Equal(("""{"x":1.50}""", """[1,"\u00E4"]""", "v"), (back.Item3.ToJsonString(), back.Item4.ToJsonString(), back.Item5!.GetValue<string>()));
        Assert.Equal(JsonValueKind.Undefined, RoundTrip<(JsonElement, JsonNode?, JsonObject, JsonArray, JsonValue?)>((default, null, [], [], null)).Item1.ValueKind);
    }

    [Fact]
    public void Json_that_has_no_exact_text_is_not_stored()
        => Assert.IsType<PayloadException>(Assert.ThrowsAny<Exception>(
            () => RoundTrip<(JsonElement, JsonNode?, JsonObject, JsonArray, JsonValue?)>((default, JsonValue.Create("\ud83d"), [], [], null))).InnerException);

    [Fact]
    public void Dimensions_that_the_elements_do_not_fill_are_damage()
    {
        object codec = Sample.Codec<int[,]>();

        Assert.Throws<PayloadException>(() => LoadedSample.Read(codec, [0x93, 2, 2, 0x93, 1, 2, 3]));
        Assert.Throws<PayloadException>(() => LoadedSample.Read(codec, [0x93, 0xFF, 0xFF, 0x91, 1]));
        Assert.Throws<PayloadException>(() => LoadedSample.Read(codec, [0x93, 0xCE, 0x7F, 0xFF, 0xFF, 0xFF, 0xCE, 0x7F, 0xFF, 0xFF, 0xFF, 0x90]));
    }

    private static T RoundTrip<T>(T value)
    {
        object codec = Sample.Codec<T>();
        return (T)LoadedSample.Read(codec, LoadedSample.Write(codec, value))!;
    }

    // Frozen collections have many implementations behind one type.
    private static Type Public(Type type)
    {
        while (type.Name is not ("FrozenSet`1" or "FrozenDictionary`2"))
        {
            type = type.BaseType!;
        }

        return type;
    }

    private static string Describe(object? value) => value switch
    {
        string text => $"'{text}'",
        KeyValuePair<string, Stack<int>> pair => $"{pair.Key}={Describe(pair.Value)}",
        Array { Rank: > 1 } matrix => string.Join("x", Enumerable.Range(0, matrix.Rank).Select(matrix.GetLength)) + Items(matrix),
        IEnumerable items => Items(items),
        _ => value?.ToString() ?? "null",
    };

    private static string Items(IEnumerable items)
    {
        string[] described = [.. items.Cast<object?>().Select(Describe)];
        bool hasOrder = items is not (ImmutableHashSet<int> or FrozenSet<string> or FrozenDictionary<string, int> or ConcurrentDictionary<string, int> or ImmutableDictionary<string, int>);
        return $"[{string.Join(",", hasOrder ? described : described.Order(StringComparer.Ordinal))}]";
    }
}
