using System.Globalization;
using System.Reflection;
using CsCheck;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>The types of keys that <see cref="KeyAgreementTests"/> leaves out: two keys are equal exactly when their texts are, in every culture.</summary>
public class KeyTypesAgreementTests
{
    private static readonly LoadedSample Sample = new("""
        public enum Size : ulong { None, Huge = ulong.MaxValue }
        public sealed record Inner(string? Text, int[]? Ids);
        public record Outer(Inner? First, Inner Second, (decimal? Price, Half Ratio) Pair, [CacheKeyIgnore] object? Trace);
        public readonly record struct Point(double X, float? Y);
        public class Query { public string? Text { get; set; } public List<Inner?>? Parts { get; set; } [CacheKeyIgnore] public int Attempt { get; set; } }
        public sealed class Custom(string? name, int number) : ICacheKeyPart, IEquatable<Custom>
        {
            [CacheKeyIgnore] private readonly string? _name = name;
            [CacheKeyIgnore] private readonly int _number = number;
            public void WriteTo(ref CacheKeyWriter writer) { writer.Write(_name); writer.Write(_number); }
            public bool Equals(Custom? other) => other is not null && _name == other._name && _number == other._number;
            public override bool Equals(object? obj) => Equals(obj as Custom);
            public override int GetHashCode() => HashCode.Combine(_name, _number);
        }
        [Cached(CacheType.User)]
        public interface IKeys
        {
            int Wide(Int128 a, UInt128 b, System.Numerics.BigInteger c);
            int Floats(Half a, Half? b, float? c, double? d);
            int Integers(byte a, short b, ushort c, uint d, ulong e, nint f, nuint g, long h);
            int Days(DateOnly a, TimeOnly? b, TimeSpan? c, Guid? d, Size e);
            int Identifiers(Guid a, string? _a, Guid b);
            int Objects(Outer a, Point? b, Query? c);
            int Customs(Custom a, Custom?[] b);
            int Sequences(ImmutableArray<string?> a, IReadOnlyCollection<Point> b, IList<int?>? c, List<string?[]?> d);
            int Tuples(Tuple<string?, int> a, ValueTuple<string?> b, (int, int, int, int, int, int, int, string?, (string?, string?)) c, KeyValuePair<string, string?> d);
            int Nested((string?, string?)[][] a);
        }
        public static class Build
        {
            private static readonly string?[] Texts = [null, "", "~", ",", "(", ")", "()", "a", "a,b", "a:b", "%2C", "\"\"", "İ", "ı", "i", "I", "\ud83d", "{", "}", "1", "1.5", "1,5"];
            private static T One<T>(Random r, params T[] choices) => choices[r.Next(choices.Length)];
            private static T[] Some<T>(Random r, Func<T> create) { var items = new T[r.Next(3)]; for (int i = 0; i < items.Length; i++) items[i] = create(); return items; }
            private static string? Text(Random r) => One(r, Texts);
            private static Half Half(Random r) => One(r, (Half)0, -(Half)0f, System.Half.NaN, System.Half.Epsilon, (Half)1.5, System.Half.NegativeInfinity);
            private static float Single(Random r) => One(r, 0f, -0f, float.NaN, 1.5f, float.Epsilon);
            private static double Double(Random r) => One(r, 0d, -0d, double.NaN, -double.NaN, 1.5, 0.1 + 0.2, 0.3);
            private static decimal Money(Random r) => One(r, 0m, -0m, 0.0m, 1m, 1.0m, 1.00m, -1m);
            private static Inner Inner(Random r) => new(Text(r), One(r, null, new int[0], [1], [1, 2], [12]));
            private static Outer Outer(Random r) => new(One(r, null, Inner(r)), Inner(r), (One<decimal?>(r, null, Money(r)), Half(r)), new object());
            private static Point Point(Random r) => new(Double(r), One<float?>(r, null, Single(r)));
            private static Query Query(Random r) => new() { Text = Text(r), Parts = One(r, null, new List<Inner?>(Some(r, () => One(r, null, Inner(r))))), Attempt = r.Next() };
            private static Custom Custom(Random r) => new(Text(r), r.Next(2));
            public static object?[] Wide(Random r) => [One<Int128>(r, Int128.MinValue, -1, 0, 1, Int128.MaxValue, long.MaxValue), One<UInt128>(r, UInt128.MaxValue, (UInt128)0, 1, ulong.MaxValue), One<System.Numerics.BigInteger>(r, 0, -1, 10, 100, System.Numerics.BigInteger.Pow(10, 50), -System.Numerics.BigInteger.Pow(10, 50))];
            public static object?[] Floats(Random r) => [Half(r), One<Half?>(r, null, Half(r)), One<float?>(r, null, Single(r)), One<double?>(r, null, Double(r))];
            public static object?[] Integers(Random r) => [One<byte>(r, 0, 255), One<short>(r, -1, short.MinValue), One<ushort>(r, 0, ushort.MaxValue), One<uint>(r, 0, uint.MaxValue), One<ulong>(r, 0, ulong.MaxValue), One<nint>(r, -1, 0), One<nuint>(r, 0, 1), One(r, long.MinValue, -1, 1)];
            public static object?[] Days(Random r) => [One(r, DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2026, 1, 2)), One<TimeOnly?>(r, null, TimeOnly.MinValue, TimeOnly.MaxValue), One<TimeSpan?>(r, null, TimeSpan.Zero, TimeSpan.MinValue, new(1)), One<Guid?>(r, null, Guid.Empty), One(r, Size.None, Size.Huge, (Size)7)];
            private static Guid Identifier(Random r) => One(r, Guid.Empty, new Guid(1, 0, 0, new byte[8]), new Guid(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), Guid.AllBitsSet);
            public static object?[] Identifiers(Random r) => [Identifier(r), Text(r), Identifier(r)];
            public static object?[] Objects(Random r) => [Outer(r), One<Point?>(r, null, Point(r)), One(r, null, Query(r))];
            public static object?[] Customs(Random r) => [Custom(r), Some(r, () => One(r, null, Custom(r)))];
            public static object?[] Sequences(Random r) => [One(r, default, ImmutableArray.Create(Some(r, () => Text(r)))), One<IReadOnlyCollection<Point>>(r, Some(r, () => Point(r)), new Queue<Point>(Some(r, () => Point(r)))), One<IList<int?>?>(r, null, Some<int?>(r, () => One<int?>(r, null, 1))), new List<string?[]?>(Some(r, () => One(r, null, Some(r, () => Text(r)))))];
            public static object?[] Tuples(Random r) => [Tuple.Create(Text(r), r.Next(2)), new ValueTuple<string?>(Text(r)), (1, 2, 3, 4, 5, 6, r.Next(2), Text(r), (Text(r), Text(r))), new KeyValuePair<string, string?>(Text(r) ?? "", Text(r))];
            public static object?[] Nested(Random r) => [Some(r, () => Some(r, () => (Text(r), Text(r))))];
        }
        """);

    private static readonly string[] Methods = ["Wide", "Floats", "Integers", "Days", "Identifiers", "Objects", "Customs", "Sequences", "Tuples", "Nested"];

    public static MatrixTheoryData<string, string> Cases => new(Methods, ["", "tr-TR", "ar-SA", "de-DE", "th-TH"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Struct_and_text_agree_on_equality(string method, string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Gen.Select(Gen.Int, Gen.Int, Gen.Bool).Sample(
            (first, second, isSame) =>
            {
                object left = Key(method, first);
                object right = Key(method, isSame ? first : second);
                bool equal = left.Equals(right);
                Assert.True(equal || !isSame);
                Assert.Equal(LoadedSample.Text(left) == LoadedSample.Text(right), equal);
                Assert.True(!equal || left.GetHashCode() == right.GetHashCode());
            },
            iter: 500,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Text_is_the_same_in_every_culture(string method, string culture)
        => Gen.Int.Sample(
            seed =>
            {
                CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                string expected = LoadedSample.Text(Key(method, seed));
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, LoadedSample.Text(Key(method, seed)));
            },
            iter: 50,
            threads: 1);

    private static object Key(string method, int seed)
    {
        var random = new Random(seed);
        return Sample.Key(method, (object?[])Sample.Type("Build").GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [random])!);
    }
}
