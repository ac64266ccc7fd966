namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Shapes of results, each of which must compile with warnings as errors.</summary>
internal static class PayloadShapes
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["payloads"] = """
            namespace App;
            public enum State : short { Off = -1, On }
            public class Poco { public int Id { get; set; } public required string Name { get; init; } public string? Note { get; private set; } = null; public Poco(string? note = null) => Note = note; public int Twice => Id * 2; }
            public record Base(int Id) { public string? Extra { get; init; } }
            public sealed record Derived(int Id, string Name) : Base(Id) { public required int More { get; init; } [System.Text.Json.Serialization.JsonIgnore] public object? Skipped { get; set; } }
            public readonly struct Point(int x, int y) { public int X { get; } = x; public int Y { get; } = y; }
            public struct Fields { public int A; public readonly string B; public Fields(string b) { B = b; } }
            public sealed record Node(string Name, Node? Parent, List<Node> Children);
            public record struct Pair<T>(T First, T? Second);
            [MessagePack.MessagePackObject] public sealed class Keyed { [MessagePack.Key(1)] public int B { get; set; } [MessagePack.Key(0)] public int @class { get; set; } [MessagePack.IgnoreMember] public Action? Log { get; set; } }
            public sealed class Reader { public int reader { get; set; } public int value { get; set; } public int @event { get; set; } public int Value { get; set; } }
            public sealed class Converted(IReadOnlyCollection<int> ids) { public IReadOnlyList<int> Ids { get; } = [.. ids]; public Converted(IReadOnlyList<int> ids, int other) : this(ids) => _ = other; }
            [Cached(CacheType.User)]
            public interface IPayloads
            {
                (bool, char, sbyte, byte, short, ushort, int, uint, long, ulong, float, double, string, nint, nuint, Half) Natives();
                (decimal, Guid, DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan, Uri?, byte[], State) Formats();
                (int?, Guid?, State?, Point?, (int, int)?) Nullables();
                int[] A(); string?[]? B(); int[][] C(); List<int> D(); IList<string> E(); ICollection<int> F(); IReadOnlyList<byte[]> G(); IReadOnlyCollection<Node?> H();
                ImmutableArray<int> I(); HashSet<int> J(); ISet<string> K(); IReadOnlySet<State> L();
                Dictionary<string, int> M(); IDictionary<int, Node?> N(); IReadOnlyDictionary<State, List<int>> O(); KeyValuePair<string, int>[] P();
                Task<Poco> Q(); Task<Derived?> R(); ValueTask<Point> S(); ValueTask<Fields?> T(); Task<Node> U(); Pair<int> V(); Pair<string> W(); Keyed X(); Reader Y();
                Tuple<int, string> Z();
                Task<string> Text(); Task<string?> MaybeText(); Task<List<string>> Texts(); Task<List<string?>> MaybeTexts();
                Dictionary<(int A, string B), int[]> ByTuple();
            }
            """,
        ["collections"] = """
            using System.Collections.Concurrent;
            using System.Collections.Frozen;
            using System.Collections.ObjectModel;
            using System.Text.Json;
            using System.Text.Json.Nodes;
            namespace App;
            [Cached(CacheType.User)]
            public interface ICollections
            {
                (Int128, UInt128, System.Numerics.BigInteger, Half, Version?, System.Text.Rune) Numbers();
                (ReadOnlyMemory<byte>, Memory<byte>, Memory<byte>?) Blocks();
                (JsonElement, JsonNode?, JsonObject, JsonArray, JsonValue?) Json();
                ImmutableList<string> A(); ImmutableHashSet<int> B(); ImmutableSortedSet<string> C(); ImmutableQueue<int> D(); ImmutableStack<int> E();
                IImmutableList<int> F(); IImmutableSet<string> G(); ImmutableDictionary<string, int> H(); IImmutableDictionary<int, string?> I(); ImmutableSortedDictionary<string, int> J();
                FrozenSet<string> K(); FrozenDictionary<string, int> L();
                ConcurrentDictionary<string, int> M(); ConcurrentQueue<int> N(); ConcurrentStack<int> O(); ConcurrentBag<int> P();
                SortedDictionary<string, int> Q(); SortedList<int, string> R(); SortedSet<string> S(); Queue<int> T(); Stack<string?> U(); LinkedList<int> V();
                Collection<int> W(); ObservableCollection<int> X(); ReadOnlyCollection<int> Y(); ReadOnlyDictionary<string, int> Z(); ReadOnlySet<string> AA();
                int[,] AB(); string?[,,]? AC(); int[,,,] AD(); int[][,] AE(); int[,][] AF(); KeyValuePair<string, Stack<int>> AG(); (int, string)? AH();
            }
            """,
        ["unions"] = """
            using MessagePack;
            using System.Text.Json.Serialization;
            namespace App;
            [JsonDerivedType(typeof(Circle), "circle"), JsonDerivedType(typeof(Square), 2)] public abstract record Shape(int Id);
            public sealed record Circle(int Id, double Radius) : Shape(Id);
            public record Square(int Id, Shape? Inner) : Shape(Id);
            [JsonDerivedType(typeof(Leaf), "leaf"), JsonDerivedType(typeof(Node), "node")] public interface INode;
            public readonly record struct Leaf(string Text) : INode;
            [JsonDerivedType(typeof(Special), "special")] public record Node(IReadOnlyList<INode> Children) : INode;
            public sealed record Special(IReadOnlyList<INode> Children, int More) : Node(Children);
            [Union(0, typeof(Cat)), Union(3, typeof(Dog))] public interface IAnimal;
            [MessagePackObject] public sealed class Cat : IAnimal { [Key(0)] public DateTime Born { get; set; } }
            [MessagePackObject(true)] public sealed class Dog : IAnimal { public decimal Price { get; init; } public IAnimal? Friend { get; init; } public Guid[] Ids { get; init; } = []; public Guid? Id { get; init; } }
            [MessagePackObject] public sealed class Gaps { [Key(5)] public int F { get; set; } [Key(1)] public (Guid, DateTime) B { get; set; } [Key(2)] public int Double => F * 2; [Key(7), JsonIgnore] public string? Last { get; set; } }
            [Cached(CacheType.User)] public interface IUnions { Shape A(); Task<INode?> B(); Node C(); IAnimal D(); List<IAnimal?> E(); Gaps F(); Guid[] G(); (Cat, Guid[]) H(); }
            """,
    };
}
