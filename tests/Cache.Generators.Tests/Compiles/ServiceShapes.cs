namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Shapes of services, each of which must compile with warnings as errors.</summary>
internal static class ServiceShapes
{
    public static IReadOnlyDictionary<string, string> All => new Dictionary<string, string>(Members.Concat(PayloadShapes.All).Concat(InvalidationShapes.All));

    private static readonly Dictionary<string, string> Members = new()
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
        ["batches with hostile names"] = """
            namespace App;
            [Cached(CacheType.User)]
            public interface IHostileBatches
            {
                Task<string> @event(int @class, int Item1, int user);
                [CachedBatch("event")] Task<Dictionary<int, string>> @int(int[] @string, int Item1, int user, [CacheKeyIgnore] int args);
                [CachedBatch("event")] Task<Dictionary<int, string>> Methods(int[] ids, int Item1, int user, CancellationToken key);
                [CachedBatch("event")] Task<Dictionary<int, string>> Service(int[] origin, int Item1, int user, [CacheKeyIgnore] int batch);
                [CachedBatch("event")] Task<Dictionary<int, string>> Service(List<int> id, int Item1, int user, [CacheKeyIgnore] int token);
            }
            """,
        ["hostile names"] = """
            namespace @namespace.@class
            {
                public record struct @struct(int @int, string @string);
                [Cached(CacheType.User)]
                public interface IHostile
                {
                    Task<int> A(int @class, int inner, int origin, int args, int token, int key, int hit);
                    Task<int> B(int Item1, int Item3, int Rest, int ToString, int Equals, int WriteTo);
                    Task<int> C(int _services, int _methods, int Origin, int Methods, int obj, int other, int writer);
                    Task<@struct> @event(@struct @event, CancellationToken @await);
                    int Equals(int GetHashCode);
                    string ToString(string value);
                    int GetHashCode(int field);
                    int Methods();
                    int Origin(int @params);
                    int IHostileDecorator();
                    int HostileDecorator();
                    int Key { get; set; }
                    event Action @lock;
                    void @new(int @new);
                }
            }
            """,
        ["nested"] = """
            namespace App
            {
                public class Outer
                {
                    public class Middle { [Cached(CacheType.User)] public interface IService { int Get(int id); } }
                    protected internal interface IOther { [Cached(CacheType.User)] int Get(int id); }
                    [Cached(CacheType.User)] internal interface IService { int Get(int id); }
                }
                [Cached(CacheType.User)] public interface IService { int Get(int id); }
                [Cached(CacheType.User)] public interface Service { int Get(int id); }
            }
            namespace Other { [Cached(CacheType.User)] internal interface IService { int Get(int id); } }
            """,
        ["a taken name"] = """
            namespace App;
            public static class UsersKeys;
            [Cached(CacheType.User)] public interface IUsers { int Get(int id); }
            """,
        ["global namespace"] = "[Cached(CacheType.User)] public interface IGlobal { Task<string> GetAsync(int id); }",
        ["nothing cached"] = "[Cached(CacheType.User)] public interface INothing { Task RunAsync(); void Run(); int Size { get; } }",
        ["everything forwarded"] = """
            namespace App;
            public delegate void Handler(object sender, int value);
            public unsafe interface IForwarded : IDisposable, IAsyncDisposable
            {
                [Cached(CacheType.User)] int Cached(in int id);
                T? Generic<T>(T? value, IEnumerable<T?> more);
                T? OfClass<T>(T? value) where T : class, new();
                T? OfStruct<T>(T? value) where T : struct, Enum;
                T? OfBase<T>(T? value) where T : Exception;
                T Constrained<T, U>(U value) where T : notnull, IComparable<T> where U : T;
                bool TryGet(string name, out int value, ref string text, in long number, ref readonly int more);
                int Sum(int first = 3, string? text = "a\"b", params int[] rest);
                int Scoped(scoped ReadOnlySpan<char> text, scoped ref int value);
                ref int Reference(int index);
                ref readonly int ReadOnlyReference { get; }
                int* Pointer(int* value, delegate*<int, void> callback);
                int Value { get; set; }
                string? Text { set; }
                int Initial { get; init; }
                int this[int index, string name] { get; set; }
                string this[in long index] { get; }
                event Handler? Changed;
                event EventHandler<int> Other;
                dynamic Dynamic(dynamic value);
                (int First, string? Second) Tuple((int A, int B) value);
                nint Native(nuint value);
                int Default() => 3;
                private int Hidden() => 4;
                sealed int Sealed() => Hidden();
                static int Static() => 5;
                static virtual int StaticVirtual() => 6;
                IAsyncEnumerable<int> Stream(CancellationToken token);
            }
            """,
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
        ["obsolete"] = """
            namespace App;
            [Obsolete] public sealed record Old(int Id);
            public sealed class Renewed { [Obsolete("gone", true)] public Renewed() { } public Renewed(int id) => Id = id; public int Id { get; set; } }
            [Cached(CacheType.User)]
            public interface IObsolete
            {
                [Obsolete] int A(int id);
                [Obsolete("use A")] Task<int> B(int id);
                [Obsolete("gone", true)] Task<int> C(int id);
                [Obsolete("gone", true)] void D(int id);
                [Obsolete("gone", true)] int E { get; set; }
                [Obsolete] Old F(Old old);
                Renewed G();
            }
            """,
        ["experimental"] = """
            namespace App;
            using System.Diagnostics.CodeAnalysis;
            #pragma warning disable EXP01, EXP02, EXP03, EXP04, OLD01
            [Experimental("EXP02")] public sealed record Trial(int Id);
            public sealed class Holder { [Experimental("EXP04")] public int Value { get; set; } }
            [Obsolete("old", DiagnosticId = "OLD01")] public interface IOld { int Old(int id); }
            [Experimental("EXP01")] [Cached(CacheType.User)] public interface ITrial : IOld { [Experimental("EXP03")] Trial Get(Trial trial); int Size { [Experimental("EXP03")] get; } Holder Hold(); }
            [Obsolete("old", DiagnosticId = "OLD01")] [Cached(CacheType.User)] public interface IOlder : IOld { [Obsolete("gone", true, DiagnosticId = "OLD01")] int Gone { get; [Obsolete] set; } }
            """,
        ["names that differ in case"] = """
            namespace App { [Cached(CacheType.User)] public interface IService { int Get(int id); } [Cached(CacheType.User)] public interface Iservice { int Get(int id); } [Cached(CacheType.User)] public interface Service { int Get(int id); } }
            namespace app { [Cached(CacheType.User)] public interface IService { int Get(int id); int get(int id); int GET(); } }
            """,
        ["names that run together"] = """
            namespace App
            {
                public class A { [Cached(CacheType.User)] public interface IB { int Get(int id); } public class B { [Cached(CacheType.User)] public interface IC { int Get(int id); } } }
                public class A_B { [Cached(CacheType.User)] public interface IC { int Get(int id); } }
                [Cached(CacheType.User)] public interface IA_B { int Get(int id); string ToString(); int MemberwiseClone(); int A_BKeys(); }
                [Cached(CacheType.User)] public interface IKeys { int KeysKeys(); int GetHashCode(); }
            }
            """,
        ["static members"] = """
            namespace App;
            public interface ICounted { static virtual int Count => 1; static virtual ICounted operator +(ICounted left, ICounted right) => left; static int Size { get; set; } const int Max = 3; class Nested { public int Value; } }
            [Cached(CacheType.User)] public interface IService : ICounted { int Get(int id); }
            """,
        ["unscoped and flow attributes"] = """
            namespace App;
            using System.Diagnostics.CodeAnalysis;
            public ref struct Buffer { public int Size; }
            [Cached(CacheType.User)]
            public interface IFlow
            {
                bool TryGet(int id, [NotNullWhen(true)] out string? value);
                void Unscoped([UnscopedRef] out int value, [UnscopedRef] out Span<int> span, scoped Buffer buffer, scoped ref Span<int> text);
                [return: NotNullIfNotNull(nameof(text))] string? Echo(string? text);
                [return: MaybeNull] string Maybe(int id);
                [DoesNotReturn] int Fail(int id);
                [AllowNull] string Name { get; set; }
                [DisallowNull] string? Other { get; set; }
                [MemberNotNull(nameof(Other))] void Init();
                int Caller(int id, [System.Runtime.CompilerServices.CallerMemberName] string? caller = null, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0);
                int Defaults(decimal a = 1.5m, DayOfWeek b = DayOfWeek.Friday, double c = double.NaN, char d = '\'', string e = "\n\u2028", int? f = null, DateTime g = default, CancellationToken token = default, long h = long.MinValue);
                [System.Runtime.CompilerServices.IndexerName("Entry")] int this[int index] { get; }
            }
            """,
        ["partial and internal"] = """
            namespace App;
            internal sealed record Secret(int Id);
            [Cached(CacheType.User)] internal partial interface IPartial { Task<Secret> GetAsync(Secret secret); }
            internal partial interface IPartial { [Cached(CacheType.Search)] Task<int> CountAsync(); }
            """,
        ["dynamic arguments"] = """
            namespace App;
            public ref struct Buffer { public int Size; }
            [Cached(CacheType.User)]
            public interface IDynamic
            {
                [NotCached] int Read(in int id, dynamic value, Span<int> rest, Buffer buffer);
                [NotCached] ref int Refer(dynamic? value);
                void Change(ref dynamic? value, out dynamic other, params dynamic[] more);
                int this[in int index, dynamic other] { get; set; }
                int Cached(int id, [CacheKeyIgnore] dynamic log);
                Task<int> CachedAsync([CacheKeyIgnore] dynamic? log, string? key, CancellationToken token);
            }
            """,
        ["pointers in an inherited name"] = """
            namespace App;
            public unsafe interface IBuffers<T> { void Add(T item); T[] All { get; } event Action<T>? Added; Task<int> CountAsync(int id); }
            public class Outer<T> { public interface INested { int Nested(int id); } }
            [Cached(CacheType.User)] public unsafe interface INative : IBuffers<int*[]>, IBuffers<delegate*<int, void>[]>, Outer<int*[]>.INested { int Get(int id); }
            """,
        ["read by other languages"] = """
            [assembly: CLSCompliant(true)]
            namespace App
            {
                [Cached(CacheType.User)] public interface ICompliant { Task<int> GetAsync(int id); }
                [Cached(CacheType.User), CLSCompliant(false)] public interface IOwn { int Get(uint id); int get(int id); int _Get(int[][] ids, ulong _id); }
            }
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
