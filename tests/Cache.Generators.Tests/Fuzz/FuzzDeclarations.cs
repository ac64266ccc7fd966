namespace KpiGen.Cache.Generators.Tests.Fuzz;

/// <summary>The types that <see cref="FuzzWords"/> speaks of.</summary>
internal static class FuzzDeclarations
{
    public const string Usings = """
        using System.ComponentModel;
        using System.Diagnostics;
        using System.Diagnostics.CodeAnalysis;
        using System.IO;
        using System.Linq;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        #pragma warning disable EXP01, OLD01

        """;

    public const string Types = """
        public enum Flags : ulong { None, All = ulong.MaxValue }
        public readonly record struct Range(DateOnly From, DateOnly To);
        public record struct Point(int X, int? Y);
        public record struct @struct(int @int, string? @string);
        public record Pair<T>(T First, T? Second);
        public sealed record Filter(string? Text, int[] Ids, Point? At, [CacheKeyIgnore] string? Trace);
        public sealed class Part : ICacheKeyPart { public void WriteTo(ref CacheKeyWriter writer) => writer.Write(1); }
        public sealed record Recursive(int Id, Recursive? Next);
        public sealed class Opaque { private readonly int _value = 3; public override string ToString() => _value.ToString(); }
        public sealed class Settable { public int Id { get; set; } public List<string?> Names { get; set; } = []; public required Point At { get; init; } }
        public record Inherited(int Id) { [JsonIgnore] public object? Trace { get; set; } }
        public struct Fields { public int A; public string? B; }
        [MessagePack.MessagePackObject] public sealed class Keyed { [MessagePack.Key(0)] public int A { get; set; } [MessagePack.Key(3)] public Guid B { get; set; } }
        [JsonDerivedType(typeof(Circle), "circle")] public abstract record Shape(int Id);
        public sealed record Circle(int Id, double Radius) : Shape(Id);
        public class Outer<T> { public record Inner(T Value); public interface INested { Task<T> NestedAsync(T id); T Nested { get; set; } } }
        public ref struct Buffer { public int Size; }
        [Obsolete] public sealed record Old(int Id);
        [Experimental("EXP01")] public sealed record Trial(int Id);
        [InterpolatedStringHandler] public struct Interpolated { public Interpolated(int literal, int formatted) { } public void AppendLiteral(string text) { } public void AppendFormatted<T>(T value) { } }
        public struct Awaitable { public TaskAwaiter GetAwaiter() => default; }
        public delegate void Handler<T>(T value);
        public interface IRoot { int Root(int id); int Size { get; } event Action? Changed; int this[string? index] { get; } string? Shared(string? id); }
        public interface ILeft : IRoot { new int Root(int id); string Left { get; } }
        public interface IRight : IRoot { new string? Root(int id); int Left(int id); int IRoot.Root(int id) => 3; }
        public interface IRepository<T> { Task<T?> FindAsync(string id, CancellationToken token = default); Task<IReadOnlyList<T>> AllAsync(); void Add(T item); event Action<T>? Added; T? this[T index] { get; set; } }
        public interface IShared { Task<int> Shared(string? id); int Size(int id); void Changed(); }
        public interface ICounted { static abstract int Count { get; } int Counted(int id); }
        public interface IReabstracted : IRoot { abstract int IRoot.Root(int id); }
        public interface IAnnotated { [Cached(CacheType.Product, TtlSeconds = 60)] Task<int> AnnotatedAsync(int id); [NotCached] int Live(); [Cached(CacheType.User)] object Bad(object value); }
        public interface IHiding : IShared { new int Shared { get; set; } new class Size { public int Value; } }

        """;
}
