using System.Reflection;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Generators.Tests.Runs;

public class ForwardingTests
{
    private static readonly LoadedSample Sample = new("""
        public interface IBase { string Name(); }
        public interface IService : IBase, IDisposable, IAsyncDisposable
        {
            [Cached(CacheType.User)] int Cached(int id);
            new string Name();
            int Value { get; set; }
            string this[int index] { get; set; }
            bool TryGet(string key, out int value);
            T Echo<T>(T value);
            event Action? Changed;
            string Greeting() => "default";
            string Loose(in int number, dynamic value, Span<int> rest);
        }
        public sealed class Service : IService
        {
            public string Loose(in int number, dynamic value, Span<int> rest) => $"{number}{value.Length}{rest.Length}";
            public int Disposals;
            public int Cached(int id) => id;
            public string? Written;
            string IBase.Name() => "base";
            public string Name() => "own";
            public int Value { get; set; }
            public string this[int index] { get => "at " + index; set => Written = index + value; }
            public bool TryGet(string key, out int value) { value = key.Length; return true; }
            public T Echo<T>(T value) => value;
            public event Action? Changed;
            public void Raise() => Changed?.Invoke();
            public void Dispose() => Disposals++;
            public ValueTask DisposeAsync() { Disposals++; return default; }
            public string Greeting() => "origin";
        }
        public static class Use
        {
            public static string All(IService decorator, Service origin)
            {
                int raised = 0;
                Action count = () => raised++;
                decorator.Changed += count;
                origin.Raise();
                decorator.Changed -= count;
                origin.Raise();
                decorator.Value = 5;
                decorator[2] = "x";
                bool found = decorator.TryGet("abc", out int length);
                return $"{((IBase)decorator).Name()} {decorator.Value} {decorator[1]} {origin.Written} {found} {length} {decorator.Echo("e")} {raised} {decorator.Name()} {decorator.Greeting()} {((IService)decorator).Loose(1, (object)"ab", stackalloc int[3])}";
            }
        }
        """);

    [Fact]
    public void Members_reach_the_origin()
    {
        object origin = Activator.CreateInstance(Sample.Type("Service"))!;

        Assert.Equal("base 5 at 1 2x True 3 e 1 own origin 123", Sample.Type("Use").GetMethod("All")!.Invoke(null, [Decorator(origin), origin]));
    }

    [Fact]
    public async Task Disposal_reaches_an_origin_that_exists()
    {
        dynamic origin = Activator.CreateInstance(Sample.Type("Service"))!;
        object decorator = Decorator(origin);
        ((IDisposable)decorator).Dispose();
        await ((IAsyncDisposable)decorator).DisposeAsync();

        Assert.Equal(2, origin.Disposals);
    }

    [Fact]
    public async Task Disposal_does_not_create_an_origin()
    {
        object decorator = Decorator(origin: null);
        ((IDisposable)decorator).Dispose();
        await ((IAsyncDisposable)decorator).DisposeAsync();
    }

    [Fact]
    public void A_key_factory_builds_the_key_that_reads_use()
    {
        var sample = new LoadedSample("namespace App; public interface IProducts { [Cached(CacheType.Product)] Task<int> GetAsync(string sku, [CacheKeyIgnore] object trace, CancellationToken token); }");
        var key = (CacheKey)sample.Type("App.ProductsKeys").GetMethod("GetAsync")!.Invoke(null, ["4711"])!;

        Assert.Equal("App.IProducts.GetAsync", typeof(CacheKey).GetProperty("MethodId", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(key));
        Assert.Equal(sample.Key("GetAsync", "4711"), key.GetType().GetField("_key", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(key));
    }

    // The decorator asks the runtime for its origin; these tests are about what it does with it.
    private static object Decorator(object? origin)
    {
        Type type = Sample.Type("KpiGen.Cache.Generated.ServiceDecorator");
        object decorator = RuntimeHelpers.GetUninitializedObject(type);
        type.GetField("_origin", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(decorator, origin);
        FieldInfo methods = type.GetField("_methods", BindingFlags.Instance | BindingFlags.NonPublic)!;
        methods.SetValue(decorator, RuntimeHelpers.GetUninitializedObject(methods.FieldType));
        FieldInfo service = methods.FieldType.GetField("Service")!;
        service.SetValue(methods.GetValue(decorator), RuntimeHelpers.GetUninitializedObject(service.FieldType));
        return decorator;
    }
}
