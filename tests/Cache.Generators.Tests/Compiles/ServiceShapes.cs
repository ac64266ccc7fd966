namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Shapes of services, each of which must compile with warnings as errors.</summary>
internal static class ServiceShapes
{
    public static IReadOnlyDictionary<string, string> All => new Dictionary<string, string>(Cached.Concat(NameShapes.All).Concat(ForwardedShapes.All).Concat(PayloadShapes.All).Concat(InvalidationShapes.All));

    private static readonly Dictionary<string, string> Cached = new()
    {
        ["dashboard"] = """
            namespace App;
            public sealed record DateRange(DateOnly From, DateOnly To) { public int Days => To.DayNumber - From.DayNumber; }
            public sealed record ProductKpi(string Sku, decimal Revenue, IReadOnlyList<string> Tags);
            public sealed record DashboardKpis(decimal Revenue, long Orders, ProductKpi? Best, IReadOnlyList<ProductKpi> Top, Dictionary<string, double> ByRegion);
            [Cached(CacheType.Dashboard)]
            public interface IDashboardService
            {
                Task<DashboardKpis> GetAsync(DateRange range, CancellationToken cancellationToken = default);
                [Cached(CacheType.Search, TtlSeconds = 600, NullTtlSeconds = 0)] ValueTask<string?> FindAsync(string query, int page);
                [NotCached] Task<DashboardKpis> GetLiveAsync();
                Task RefreshAsync();
                int Count();
            }
            """,
        ["overloads"] = """
            namespace App;
            public interface IOverloads
            {
                [Cached("orders")] Task<int> GetAsync(int id);
                [Cached("orders")] Task<int> GetAsync(string id);
                [Cached("orders")] Task<int> GetAsync(int id, CancellationToken token);
                [Cached("orders")] Task<int> GetAsync();
                Task<int> GetAsync(long id);
                [Cached("orders")] int GetKey();
                [Cached("orders")] int Get();
                [Cached("orders")] int LoadGetAsync(int @class);
                [Cached("orders")] int LoadGetAsyncKey(int @class);
            }
            """,
        ["policies"] = """
            namespace App;
            public sealed record Page(List<string?> Lines);
            public interface IDefaults { static string? Nothing => null; static bool IsLong(string text) => text.Length > 3; }
            [Cached(CacheType.Search, TtlSeconds = 60, StaleSeconds = 60, RefreshAheadPercent = 80, JitterPercent = 10)]
            public interface IPolicies : IDefaults
            {
                [Cached(CacheType.Search, StaleSeconds = 60, MemoryTtlSeconds = 5, RefreshBehind = true, SoftTimeoutMilliseconds = 250, HardTimeoutMilliseconds = 5000, FailureTtlSeconds = 2, RetryIntervalSeconds = 1)]
                Task<int> EverythingAsync(int id, CancellationToken token);
                [Cached(CacheType.Search, When = nameof(IsFull), Fallback = nameof(Empty))] Task<Page> PageAsync(int id, CancellationToken token);
                [Cached(CacheType.Search, When = nameof(IsFull), Tags = ["page:{id}"])] ValueTask<Page?> FindAsync(int id);
                [Cached(CacheType.Search, Fallback = nameof(@default))] List<string> Names(int id);
                [Cached(CacheType.Search, When = nameof(HasText))] List<string> Texts(int id);
                [Cached(CacheType.Search, When = nameof(IsLong), Fallback = nameof(Text))] string Text1(int id);
                [Cached(CacheType.Search, Fallback = nameof(Nothing))] string? Text2(int id);
                int PlainAsync(int id);
                IAsyncEnumerable<int> StreamAsync(int id, CancellationToken token);
                internal static bool IsFull(in Page? page) => page is { Lines.Count: > 0 };
                static Page Empty() => new([]);
                static List<string> @default => [];
                static bool HasText(List<string?> texts) => texts.Count > 0;
                static string Text => "";
            }
            public interface IOuter<T> { static bool Any(T value) => value is not null; }
            [Cached("orders", Closed = [typeof(IOrders<Page>)], When = nameof(Any))]
            public interface IOrders<T> : IOuter<T> { Task<T> LatestAsync(int id, CancellationToken token); static bool Any(T value, int other) => false; }
            """,
        ["batches"] = """
            namespace App;
            public sealed record Product(string Sku, List<string> Tags);
            public readonly record struct ProductId(int Value);
            public interface IBase { [Cached(CacheType.Product)] Task<int> InheritedAsync(int id); }
            [Cached(CacheType.Product, Sharing = CacheSharing.Copy)]
            public interface IBatches : IBase
            {
                Task<Product?> GetAsync(string sku, CancellationToken token);
                [CachedBatch(nameof(GetAsync))] Task<IReadOnlyDictionary<string, Product>> A(IReadOnlyCollection<string> skus, CancellationToken token);
                [CachedBatch(nameof(GetAsync))] ValueTask<Dictionary<string, Product?>> B(HashSet<string> sku);
                [CachedBatch(nameof(GetAsync))] Task<IDictionary<string, Product>> C(IReadOnlySet<string> skus);
                [CachedBatch(nameof(GetAsync))] Task<ImmutableDictionary<string, Product>> D(ISet<string> skus);
                [CachedBatch(nameof(GetAsync))] Task<IReadOnlyList<Product?>> E(ImmutableArray<string> skus);
                [CachedBatch(nameof(GetAsync))] Task<ImmutableArray<Product?>> F(List<string> skus);
                [CachedBatch(nameof(GetAsync))] Task<List<Product?>> G(ICollection<string> skus);
                [CachedBatch(nameof(GetAsync))] Task<Product?[]> H(params string[] skus);
                ValueTask<int?> CountAsync(ProductId id, in string market, List<int> regions, [CacheKeyIgnore] int correlation);
                [CachedBatch(nameof(CountAsync))] Task<IReadOnlyDictionary<ProductId, int>> I(IList<ProductId> ids, List<int> regions, in string market, [CacheKeyIgnore] string other);
                [CachedBatch(nameof(CountAsync))] Task<ImmutableDictionary<ProductId, int>> J(IEnumerable<ProductId> ids, in string market, List<int> regions);
                [CachedBatch(nameof(CountAsync))] Task<Dictionary<ProductId, int?>> K(IEnumerable<ProductId> ids, in string market, List<int> regions);
                int Sync(DateOnly day);
                [CachedBatch(nameof(Sync))] Task<IReadOnlyDictionary<DateOnly, int>> L(DateOnly[] days);
                [CachedBatch(nameof(Sync))] Task<IEnumerable<int>> M(DateOnly[] days);
                [CachedBatch(nameof(InheritedAsync))] Task<IReadOnlyCollection<int>> N(IReadOnlyList<int> ids);
                [Cached(CacheType.User, VaryByUser = true, Key = "{range.From}-{range.To}:{@class}")] Task<string> Templated((int From, int To) range, string @class);
                [CachedBatch(nameof(Templated))] Task<Dictionary<string, string>> O(string[] ids, (int From, int To) range);
            }
            """,
        ["nothing cached"] = "[Cached(CacheType.User)] public interface INothing { Task RunAsync(); void Run(); int Size { get; } }",
        ["streams"] = """
            namespace App;
            public sealed record Item(int Id, string? Name);
            public sealed class Row { public int[] Cells { get; set; } = []; }
            public interface IBase<T> { IAsyncEnumerable<T> AllAsync(int id); }
            [Cached(CacheType.User, Only = [nameof(IBase<int>.AllAsync), "PlainAsync"], MaxItems = 20)]
            public interface IStreams : IBase<Item?>
            {
                [Cached(CacheType.User)] IAsyncEnumerable<int> NumbersAsync(CancellationToken token);
                [Cached(CacheType.User, MaxItems = 1)] IAsyncEnumerable<byte> BytesAsync(in DateTime from, int @class, CancellationToken @in = default);
                [Cached(CacheType.User)] IAsyncEnumerable<string?> TextsAsync(List<int> ids, [CacheKeyIgnore] string key, string origin);
                [Cached(CacheType.User, Key = "{ids}-{day.Year}")] IAsyncEnumerable<(int A, Item? B)> TuplesAsync(int[] ids, DateTime day, CancellationToken token);
                [Cached(CacheType.User, VaryByUser = true)] IAsyncEnumerable<int?> MineAsync(string user, CancellationToken token);
                [Cached(CacheType.User, Sharing = CacheSharing.Copy)] IAsyncEnumerable<Row> RowsAsync(int id, CancellationToken token);
                [Cached(CacheType.User, Sharing = CacheSharing.Copy)] IAsyncEnumerable<int[]?> ArraysAsync(CancellationToken token);
                [Cached(CacheType.User, Sharing = CacheSharing.Copy)] IAsyncEnumerable<string> SharedAsync(CancellationToken token);
                [Cached(CacheType.User)] Task<Row[]> SameRowsAsync(CancellationToken token);
                [Cached(CacheType.User)] IAsyncEnumerable<int> NumbersAsync(int more);
                [Obsolete("gone", true), Cached(CacheType.User)] IAsyncEnumerable<int> GoneAsync(int id);
                IAsyncEnumerable<Item> PlainAsync();
                IAsyncEnumerable<Item> ForwardedAsync();
            }
            """,
        ["closed"] = """
            namespace A { public sealed record Product(int Id, string? Name); internal sealed record Secret(int Id); }
            namespace B { public sealed record Product(int Id); public struct Point { public int X; } }
            namespace App
            {
                public interface IReader<in TKey, T> where T : notnull { Task<T?> FindAsync(TKey id, CancellationToken token); T this[TKey id] { get; } event Action<T> Changed; }
                [Cached(CacheType.Product, Closed = [typeof(IRepository<A.Product>), typeof(IRepository<B.Product>), typeof(IRepository<int>), typeof(IRepository<string[]>), typeof(IRepository<(int A, string B)>)])]
                public interface IRepository<T> : IReader<int, T>, IReader<string, T> where T : notnull
                {
                    IReadOnlyList<T> All();
                    ValueTask<T[]?> ByTagsAsync(params string[] tags);
                    bool TryGet(int id, out T value);
                    U Map<U>(T value, Func<T, U> map);
                    [Cached(CacheType.User, Sharing = CacheSharing.Copy)] IAsyncEnumerable<T> ReadAsync(T from, CancellationToken token);
                    T? Last { get; set; }
                }
                [Cached(CacheType.User, Closed = [typeof(IRepository<A.Product, B.Point?>), typeof(IRepository<IRepository<int>, DayOfWeek>)])]
                public interface IRepository<T, U> { U Get(DayOfWeek day); void Put(T item); }
                [Cached(CacheType.User, Closed = [typeof(ISecrets<A.Secret>)])] public interface ISecrets<T> { int Get(T? id); }
                [Cached(CacheType.User)] public interface IRepositoryOfSingle { int Get(int id); }
                [Cached(CacheType.User, Closed = [typeof(IPlain<float>)])] public interface IPlain<T> { T Get(T id); }
                [Cached(CacheType.User)] public interface IPlainOfSingle { int Get(int id); }
                [Cached(CacheType.User)] public interface IPlain { int Get(int id); }
                public class Outer<T>
                {
                    [Cached(CacheType.User, Closed = [typeof(Outer<int>.IInner), typeof(Outer<List<string>>.IInner)])] public interface IInner { T Get(int id); }
                    public class Middle { [Cached(CacheType.User, Closed = [typeof(Outer<int>.Middle.IDeep<string>)])] public interface IDeep<U> { Dictionary<string, T> Get(U id); } }
                }
            }
            """,
        ["inherited diamond"] = """
            namespace App;
            public interface IRoot { int Get(int id); int Size { get; } event Action Changed; int this[int i] { get; } }
            public interface ILeft : IRoot { new int Get(int id); int Left(); }
            public interface IRight : IRoot { new string Get(int id); int Right(); int IRoot.Get(int id) => 3; }
            public interface IRepository<T> { Task<T?> FindAsync(string id, CancellationToken token); Task<IReadOnlyList<T>> AllAsync(); void Add(T item); }
            public sealed record Item(string Id);
            [Cached(CacheType.Product)]
            public interface IDiamond : ILeft, IRight, IRepository<Item> { int Own(int id); }
            """,
        ["partial and internal"] = """
            namespace App;
            internal sealed record Secret(int Id);
            [Cached(CacheType.User)] internal partial interface IPartial { Task<Secret> GetAsync(Secret secret); }
            internal partial interface IPartial { [Cached(CacheType.Search)] Task<int> CountAsync(); }
            """,
        ["small tuples"] = """
            namespace App;
            [Cached(CacheType.User)]
            public interface ISmall
            {
                ValueTuple Nothing();
                ValueTuple<int> One(ValueTuple<string?> one);
                [Cached(CacheType.User, Sharing = CacheSharing.Copy)] Task<ValueTuple<int[]>?> Copied(ValueTuple<int>[] ones);
                Tuple<int> Class(Tuple<Tuple<string>> one);
                (int, int, int, int, int, int, int, ValueTuple<int>) Eight();
            }
            """,
        ["many parameters"] = """
            namespace App;
            [Cached(CacheType.User)]
            public interface IMany
            {
                int Get(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q, int r);
                int Ignored([CacheKeyIgnore] object trace, [CacheKeyIgnore] Action log);
                int Partly(int id, [CacheKeyIgnore] IServiceProvider services, CancellationToken first, CancellationToken second);
            }
            """,
        ["keys"] = """
            namespace App;
            public enum Size : byte { Small, Large }
            [Flags] public enum Flags : ulong { None, All = ulong.MaxValue }
            public record Filter(string? Text, int[] Ids, List<Size?> Sizes, [CacheKeyIgnore] object Trace) { [CacheKeyIgnore] private int _hash; public int Hash => _hash++; }
            public class Query { public string? Text { get; set; } public int Page { get; set; } public Query? Ignored => null; [CacheKeyIgnore] public required object Log { get; set; } }
            public struct Point { public int X; public int Y { get; init; } }
            public readonly record struct Nested((int A, Point? B) Pair, ImmutableArray<Filter> Filters, KeyValuePair<string, int> Entry);
            public sealed class Custom : ICacheKeyPart { public void WriteTo(ref CacheKeyWriter writer) => writer.Write(1); }
            public struct CustomStruct : ICacheKeyPart { public readonly void WriteTo(ref CacheKeyWriter writer) => writer.Write(1); }
            [Cached(CacheType.User)]
            public interface IKeys
            {
                int Numbers(sbyte a, byte b, short c, ushort d, int e, uint f, long g, ulong h, nint i, nuint j, Int128 k, UInt128 l, System.Numerics.BigInteger m);
                int Others(bool a, char b, Half c, float d, double e, decimal f, string g, Guid h, DateTime i, DateTimeOffset j, DateOnly k, TimeOnly l, TimeSpan m, Uri n, Version o);
                int Nullables(int? a, Guid? b, DateTime? c, Size? d, Point? e, (int, string)? f, CustomStruct? g, Uri? h, decimal? i);
                int Enums(Size a, Flags b);
                int Collections(int[] a, string?[]? b, int[][] c, List<Filter> d, IReadOnlyList<int> e, IList<string> f, IReadOnlyCollection<Guid> g, ICollection<int?> h, ImmutableArray<Query> i, ImmutableArray<int> j);
                int Objects(Filter a, Query b, Point c, Nested d, Filter? f, (int, string) g, Tuple<int, string> h, (int, int, int, int, int, int, int, int, int[]) i);
                int Customs(Custom a, CustomStruct b, Custom?[] c);
                int OneString(string a);
                int OneVersion(Version? a);
                int OneList(IReadOnlyList<string> ids);
                Task<int> Mixed(IReadOnlyList<string> ids, string other, CancellationToken token);
            }
            """,
    };
}
