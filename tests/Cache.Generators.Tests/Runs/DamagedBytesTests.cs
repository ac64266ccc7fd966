using System.Buffers.Binary;
using System.Reflection;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Bytes that somebody damaged, or wrote to do harm: reading them ends soon, in a value or in an exception that means damage.</summary>
public class DamagedBytesTests
{
    private const long MostBytes = 4_000_000;
    private const int Rounds = 400;

    private static readonly LoadedSample Sample = new("""
        using System.Collections.Concurrent;
        using System.Collections.Frozen;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using MessagePack;
        public enum Kind : short { A, B = -4 }
        public readonly record struct Spot(int X, double? Y);
        public sealed record Node(string Name, Node? Next, List<Node?> Children, Dictionary<string, Node>? ByName);
        [JsonDerivedType(typeof(Leaf), "leaf"), JsonDerivedType(typeof(Branch), "branch")] public abstract record Tree(int Id);
        public sealed record Leaf(int Id, string? Text) : Tree(Id);
        public sealed record Branch(int Id, Tree? Left, IReadOnlyList<Tree> More) : Tree(Id);
        [MessagePackObject(true)] public sealed class Named { public int A { get; set; } public Named? Next { get; set; } }
        [MessagePackObject] public sealed class Slots { [Key(0)] public Guid Id { get; set; } [Key(3)] public DateTime At { get; set; } [Key(4)] public Slots?[]? More { get; set; } }
        public sealed record Numbers(sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H, float I, double J, decimal K, Half L, Int128 M, UInt128 N, System.Numerics.BigInteger O, char P, bool Q, nint R, Kind S);
        public sealed record Texts(string A, string? B, Uri C, Version D, Guid E, System.Text.Rune F, byte[] G, ReadOnlyMemory<byte> H, DateTime I, DateTimeOffset J, DateOnly K, TimeOnly L, TimeSpan M);
        public sealed record Lists(int[] A, ImmutableArray<string> B, HashSet<int> C, FrozenSet<string> D, Queue<int> E, Stack<int> F, LinkedList<int> G, ConcurrentBag<int> H, int[,] I, string?[,,] J, SortedSet<string> K, ImmutableList<Spot> L, int?[][] M);
        public sealed record Maps(Dictionary<Spot, int> A, SortedDictionary<string, int> B, ConcurrentDictionary<int, string> C, FrozenDictionary<string, int> D, ImmutableDictionary<Guid, int> E, IReadOnlyDictionary<(int, string), int[]> F, KeyValuePair<string, int>? G);
        public sealed record Json(JsonElement A, JsonNode? B, JsonObject C, JsonArray D);
        [Cached(CacheType.User)]
        public interface IAll { Node Nodes(); Tree Trees(); [Cached(CacheType.User, Sharing = CacheSharing.Copy)] Named Nameds(); Slots AllSlots(); Numbers AllNumbers(); Texts AllTexts(); Lists AllLists(); Maps AllMaps(); Json AllJson(); }
        public static class Build
        {
            public static object Node() => new Node("a", new Node("b", null, [], null), [null, new Node("c", null, [], [])], new() { ["x"] = new Node("d", null, [], null) });
            public static object Tree() => new Branch(1, new Leaf(2, null), [new Leaf(3, "x"), new Branch(4, null, [])]);
            public static object Named() => new Named { A = 300, Next = new Named { A = -1 } };
            public static object Slots() => new Slots { Id = Guid.Empty, At = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), More = [null, new Slots()] };
            public static object Numbers() => new Numbers(-5, 200, -3000, 60000, 1 << 30, uint.MaxValue, long.MinValue, ulong.MaxValue, 1.5f, 0.1, 1.50m, (Half)2, Int128.MinValue, UInt128.MaxValue, System.Numerics.BigInteger.Pow(7, 99), 'x', true, -9, Kind.B);
            public static object Texts() => new Texts("text", null, new Uri("http://a/#b"), new Version(1, 2, 3), Guid.Empty, new('z'), [1, 2, 3], new byte[] { 4, 5 }, default, DateTimeOffset.UnixEpoch, new(2026, 1, 2), new(3, 4), TimeSpan.FromDays(-1));
            public static object Lists() => new Lists([1, 2, 300], ["a", "b"], [1, 2], new[] { "x" }.ToFrozenSet(), new([1, 2]), new([3, 4]), new([5]), [6], new[,] { { 1, 2 }, { 3, 4 } }, new string?[1, 2, 1], ["q", "r"], [new Spot(1, null), new Spot(2, 3)], [[1, null], []]);
            public static object Maps() => new Maps(new() { [new Spot(1, 2)] = 3 }, new() { ["b"] = 1, ["a"] = 2 }, new([new(1, "x")]), new Dictionary<string, int> { ["k"] = 1 }.ToFrozenDictionary(), ImmutableDictionary<Guid, int>.Empty.Add(Guid.Empty, 1), new Dictionary<(int, string), int[]> { [(1, "a")] = [7] }, new("k", 9));
            public static object Json() => new Json(JsonDocument.Parse("{\"a\":[1,2,{\"b\":null}]}").RootElement, JsonNode.Parse("[1,\"x\"]"), new JsonObject { ["a"] = 1 }, [1, "2", null]);
        }
        """);

    public static TheoryData<string> Kinds => ["Node", "Tree", "Named", "Slots", "Numbers", "Texts", "Lists", "Maps", "Json"];

    // Lengths that nobody could mean: arrays, maps, text, binary, extensions.
    private static readonly byte[][] Lies =
        [.. new byte[] { 0xDD, 0xDF, 0xDB, 0xC6, 0xC9 }.SelectMany(static code => new[] { int.MaxValue, -1, 50_000_000 }.Select(length => Header(code, length)))];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bytes_that_end_early_are_damage(string kind)
    {
        byte[] bytes = Bytes(kind);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.True(IsRefused(kind, bytes[..length]), $"{length} of {bytes.Length} bytes were read as a whole value.");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_length_that_is_a_lie_costs_nothing_anywhere(string kind)
    {
        byte[] bytes = Bytes(kind);
        for (int offset = 0; offset < bytes.Length; offset++)
        {
            foreach (byte[] lie in Lies)
            {
                IsRefused(kind, [.. bytes[..offset], .. lie, .. bytes[offset..]]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Random_changes_end_in_a_value_or_in_damage(string kind)
    {
        byte[] bytes = Bytes(kind);
        var random = new Random(7);
        for (int round = 0; round < Rounds; round++)
        {
            byte[] changed = [.. bytes];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            IsRefused(kind, changed);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nesting_without_end_is_damage(string kind)
    {
        byte[] bytes = Bytes(kind);
        foreach (byte[] level in new byte[][] { [0x91], [0x94, 0xA0], [0x92, 0x01], [0x81, 0xA1, (byte)'Z'], [0x81, 0xA4, (byte)'N', (byte)'e', (byte)'x', (byte)'t'], [0x81, 0x00], [0xDC, 0x00, 0x05, 0xC0, 0xC0, 0xC0, 0xC0, 0x91] })
        {
            byte[] bomb = [.. Enumerable.Repeat(level, 100_000).SelectMany(static one => one)];
            Assert.True(IsRefused(kind, bomb));
            foreach (int offset in Enumerable.Range(0, Math.Min(bytes.Length, 24)))
            {
                IsRefused(kind, [.. bytes[..offset], .. bomb]);
            }
        }
    }

    [Fact]
    public void A_graph_without_end_is_neither_written_nor_copied()
    {
        object codec = Codec("Named");
        dynamic named = Activator.CreateInstance(Sample.Type("Named"))!;
        named.Next = named;

        Assert.IsType<InsufficientExecutionStackException>(Assert.ThrowsAny<Exception>(() => LoadedSample.Write(codec, (object)named)).InnerException);
        Assert.Throws<InsufficientExecutionStackException>(
            () => codec.GetType().GetMethod("Copy", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [(object)named], null));
    }

    // Whether reading ended in an exception; anything but a value or damage fails the test.
    private static bool IsRefused(string kind, byte[] bytes)
    {
        object codec = Codec(kind);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? exception = Record.Exception(() => LoadedSample.Read(codec, bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes + (bytes.Length * 4));
        Assert.True(
            exception is null or PayloadException or EndOfStreamException or OverflowException or Xunit.Sdk.TrueException,
            $"{exception}\n{Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 300)))}");
        return exception is not null;
    }

    private static object Codec(string kind) => Sample.Codec(Sample.Type(kind));

    private static byte[] Bytes(string kind) => LoadedSample.Write(Codec(kind), Sample.Type("Build").GetMethod(kind)!.Invoke(null, []));

    private static byte[] Header(byte code, int length)
    {
        byte[] header = new byte[5];
        header[0] = code;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(1), length);
        return header;
    }
}
