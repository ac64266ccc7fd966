namespace KpiGen.Cache.Generators.Tests.Compiles;

/// <summary>Shapes of members that are passed on as they are.</summary>
internal static class ForwardedShapes
{
    public static readonly Dictionary<string, string> All = new()
    {
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
        ["read by other languages"] = """
            [assembly: CLSCompliant(true)]
            namespace App
            {
                [Cached(CacheType.User)] public interface ICompliant { Task<int> GetAsync(int id); }
                [Cached(CacheType.User), CLSCompliant(false)] public interface IOwn { int Get(uint id); int get(int id); int _Get(int[][] ids, ulong _id); }
            }
            """,
    };
}
