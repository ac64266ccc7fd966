using CsCheck;
using KpiGen.Cache.CompilerServices;
using MessagePack;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>MessagePack-CSharp reads what we write of a <c>[MessagePackObject]</c>, and we read what it writes.</summary>
public class PortablePayloadTests
{
    private static readonly LoadedSample Sample = new("""
        using MessagePack;
        public enum Size : byte { S, L = 9 }
        [MessagePackObject] public sealed class Order
        {
            [Key(0)] public int Id { get; set; }
            [Key(2)] public string? Name { get; set; }
            [Key(3)] public DateTime At { get; set; }
            [Key(4)] public DateTimeOffset Placed { get; set; }
            [Key(5)] public Guid Token { get; set; }
            [Key(6)] public decimal Total { get; set; }
            [Key(7)] public TimeSpan Age { get; set; }
            [Key(9)] public List<Line?>? Lines { get; set; }
            [Key(10)] public Dictionary<Guid, decimal>? Prices { get; set; }
            [Key(11)] public Size? Size { get; set; }
            [Key(12)] public byte[]? Bytes { get; set; }
            [Key(13)] public (DateTime, Guid?) Pair { get; set; }
            [Key(14)] public IAnimal? Animal { get; set; }
            [Key(15)] public double Ratio { get; set; }
            [Key(16)] public char Letter { get; set; }
            [Key(17)] public int[,]? Grid { get; set; }
            [Key(18)] public Stack<int>? Stack { get; set; }
            [Key(19)] public HashSet<string>? Tags { get; set; }
            [Key(20)] public Uri? Address { get; set; }
            [Key(21)] public Version? Version { get; set; }
            [Key(22)] public System.Numerics.BigInteger Big { get; set; }
            [Key(23)] public DateOnly Day { get; set; }
            [Key(24)] public TimeOnly Time { get; set; }
            [Key(25)] public KeyValuePair<string, DateTime>? Entry { get; set; }
            [Key(26)] public ImmutableArray<long> Longs { get; set; } = [];
            [Key(27)] public ulong Unsigned { get; set; }
            [Key(28)] public int Computed => Id * 2;
            [IgnoreMember] public object? Trace { get; set; }
        }
        [MessagePackObject(keyAsPropertyName: true)] public sealed record Line(string Sku, decimal Price, DateTime? At) { public Line? Next { get; init; } public int Twice => 2; }
        [MessagePackObject] public readonly struct Spot { [Key("x")] public int X { get; } [Key("y")] public Guid Y { get; } [SerializationConstructor] public Spot(int x, Guid y) { X = x; Y = y; } }
        [Union(0, typeof(Cat)), Union(3, typeof(Dog))] public interface IAnimal;
        [MessagePackObject] public sealed class Cat : IAnimal { [Key(1)] public Guid Chip { get; set; } }
        [MessagePackObject(true)] public sealed class Dog : IAnimal { public float Weight { get; set; } public List<Spot>? Spots { get; set; } }
        public static class Build
        {
            private static DateTime At(Random r) => new DateTime(r.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc);
            private static decimal Money(Random r) => new decimal(r.Next(), r.Next(), r.Next(4), r.Next(2) == 0, (byte)r.Next(29));
            private static Guid Id(Random r) { var b = new byte[16]; r.NextBytes(b); return new Guid(b); }
            private static string Text(Random r) => new string(Enumerable(r, 40, () => (char)r.Next(0xD7FF)));
            private static T[] Enumerable<T>(Random r, int most, Func<T> create) { var items = new T[r.Next(most)]; for (int i = 0; i < items.Length; i++) items[i] = create(); return items; }
            private static T? Maybe<T>(Random r, Func<T> create) => r.Next(3) == 0 ? default : create();
            private static Line Line(Random r, int depth) => new(Text(r), Money(r), r.Next(2) == 0 ? null : At(r)) { Next = depth == 0 ? null : Maybe(r, () => Line(r, depth - 1)) };
            private static IAnimal Animal(Random r) => r.Next(2) == 0 ? new Cat { Chip = Id(r) } : new Dog { Weight = r.NextSingle(), Spots = Maybe(r, () => new List<Spot>(Enumerable(r, 3, () => new Spot(r.Next(), Id(r))))) };
            public static object Order(int seed)
            {
                var r = new Random(seed);
                var prices = new Dictionary<Guid, decimal>();
                foreach (Guid id in Enumerable(r, 4, () => Id(r))) prices[id] = Money(r);
                return new Order
                {
                    Id = r.Next(int.MinValue, int.MaxValue), Name = Maybe(r, () => Text(r)), At = At(r), Placed = new DateTimeOffset(At(r).AddDays(-2).Ticks > 10_000_000_000_000 ? new DateTime(At(r).Ticks / 2 + 10_000_000_000_000) : new DateTime(10_000_000_000_000), TimeSpan.FromMinutes(r.Next(-840, 840))),
                    Token = Id(r), Total = Money(r), Age = new TimeSpan(r.NextInt64()), Lines = Maybe(r, () => new List<Line?>(Enumerable<Line?>(r, 4, () => Maybe(r, () => Line(r, 3))))), Prices = Maybe(r, () => prices),
                    Size = r.Next(2) == 0 ? null : (Size)r.Next(256), Bytes = Maybe(r, () => Enumerable(r, 300, () => (byte)r.Next())), Pair = (At(r), r.Next(2) == 0 ? null : Id(r)), Animal = Maybe(r, () => Animal(r)),
                    Ratio = r.NextDouble(), Letter = (char)r.Next(65536), Grid = Maybe(r, () => { var g = new int[r.Next(3), r.Next(3)]; for (int a = 0; a < g.GetLength(0); a++) for (int b = 0; b < g.GetLength(1); b++) g[a, b] = r.Next(); return g; }),
                    Stack = Maybe(r, () => new Stack<int>(Enumerable(r, 5, () => r.Next()))), Tags = Maybe(r, () => new HashSet<string>(Enumerable(r, 5, () => Text(r)))), Address = Maybe(r, () => new Uri("http://Host/" + r.Next() + "#x")), Version = Maybe(r, () => new Version(r.Next(), r.Next())),
                    Big = new System.Numerics.BigInteger(Enumerable(r, 30, () => (byte)r.Next())), Day = DateOnly.FromDayNumber(r.Next(3_000_000)), Time = new TimeOnly(r.NextInt64(TimeSpan.TicksPerDay)), Entry = r.Next(2) == 0 ? null : new(Text(r), At(r)),
                    Longs = ImmutableArray.Create(Enumerable(r, 5, () => r.NextInt64(long.MinValue, long.MaxValue))), Unsigned = (ulong)r.NextInt64() * 2, Trace = new object(),
                };
            }
        }
        [Cached(CacheType.User)] public interface IOrders { Order Get(); List<DateTime> Times(); }
        """);

    private static readonly MessagePackSerializerOptions Options = MessagePackSerializerOptions.Standard;

    private static object Codec => Sample.Codec(Order);

    private static Type Order => Sample.Type("Order");

    [Fact]
    public void MessagePack_CSharp_reads_what_we_write()
        => Gen.Int.Sample(static seed =>
        {
            object value = Create(seed);
            object theirs = MessagePackSerializer.Deserialize(Order, LoadedSample.Write(Codec, value), Options)!;
            return Bytes(theirs).SequenceEqual(Bytes(value));
        }, iter: 400, threads: 1);

    [Fact]
    public void We_read_what_MessagePack_CSharp_writes()
        => Gen.Int.Sample(static seed =>
        {
            object value = Create(seed);
            object ours = LoadedSample.Read(Codec, Bytes(value))!;
            return Bytes(ours).SequenceEqual(Bytes(value));
        }, iter: 400, threads: 1);

    [Fact]
    public void We_read_what_we_write()
        => Gen.Int.Sample(static seed => Bytes(LoadedSample.Read(Codec, LoadedSample.Write(Codec, Create(seed)))!).SequenceEqual(Bytes(Create(seed))), iter: 400, threads: 1);

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_kind_that_a_timestamp_would_lose_comes_back(DateTimeKind kind)
    {
        dynamic value = Create(1);
        value.At = new DateTime(2026, 1, 2, 3, 4, 5, kind);
        dynamic back = LoadedSample.Read(Codec, LoadedSample.Write(Codec, (object)value))!;

        Assert.Equal((value.At, kind), (back.At, back.At.Kind));
    }

    [Fact]
    public void Other_types_keep_our_own_form()
        => Assert.Equal("91CF", Convert.ToHexString(LoadedSample.Write(Sample.Codec<List<DateTime>>(), new List<DateTime> { new(2026, 1, 1) }))[..4]);

    [Fact]
    public void A_member_that_is_missing_in_a_map_is_damage()
    {
        var sample = new LoadedSample("[MessagePack.MessagePackObject(true)] public sealed class A { public int X { get; set; } public int Y { get; set; } } [Cached(CacheType.User)] public interface IService { A Get(); }");
        object codec = sample.Codec(sample.Type("A"));
        dynamic? back = LoadedSample.Read(codec, [0x83, 0xA1, (byte)'Y', 2, 0xA1, (byte)'Z', 0x92, 0x80, 0x90, 0xA1, (byte)'X', 1]);

        Assert.Equal((1, 2), (back!.X, back.Y));
        Assert.Throws<PayloadException>(() => LoadedSample.Read(codec, [0x81, 0xA1, (byte)'X', 1]));
    }

    private static object Create(int seed) => Sample.Type("Build").GetMethod("Order")!.Invoke(null, [seed])!;

    private static byte[] Bytes(object value) => MessagePackSerializer.Serialize(Order, value, Options);
}
