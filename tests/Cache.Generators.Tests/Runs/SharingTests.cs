using System.Reflection;
using System.Text.Json;
using KpiGen.Cache.Generators.Tests.Compiles;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>With <c>Sharing = Copy</c>, nobody holds the object that is stored: neither a caller nor the origin.</summary>
public class SharingTests
{
    private const string Source = """
        public sealed class Board { public List<int[]> Rows { get; set; } = []; public Board? Next { get; set; } public string Name { get; init; } = ""; }
        public interface IBoards
        {
            [Cached(CacheType.User, Sharing = CacheSharing.Copy)] Task<Board> A();
            [Cached(CacheType.User, Sharing = CacheSharing.Copy)] ValueTask<Board?> B(int id, CancellationToken token);
            [Cached(CacheType.User, Sharing = CacheSharing.Copy)] Board C(List<int> ids, int other);
            [Cached(CacheType.User, Sharing = CacheSharing.Copy)] Task<string> D();
            [Cached(CacheType.User)] Task<Board> E();
        }
        public sealed class Boards : IBoards
        {
            public int Calls;
            public readonly List<Board> Kept = [];
            private Board New() { Calls++; var board = new Board { Name = "n", Rows = { new[] { 1, 2 } }, Next = new Board { Rows = { new[] { 3 } } } }; Kept.Add(board); return board; }
            public async Task<Board> A() { await Task.Yield(); return New(); }
            public async ValueTask<Board?> B(int id, CancellationToken token) { await Task.Yield(); return id == 0 ? null : New(); }
            public Board C(List<int> ids, int other) => New();
            public Task<string> D() => Task.FromResult("d");
            public Task<Board> E() => Task.FromResult(New());
        }
        public static class Use
        {
            private static string Show(Board? b) => b is null ? "null" : b.Name + string.Join(",", b.Rows.ConvertAll(r => string.Join(" ", r))) + ">" + Show(b.Next);
            private static void Spoil(Board b) { b.Rows[0][0] = 99; b.Rows.Add([7]); b.Next!.Rows[0][0] = 98; b.Next = null; }
            public static async Task<string> All(IBoards cached, Boards origin)
            {
                var shown = new List<string>();
                foreach (Func<ValueTask<Board?>> call in new Func<ValueTask<Board?>>[] { async () => await cached.A(), () => cached.B(1, default), () => new(cached.C([1], 2)) })
                {
                    for (int i = 0; i < 3; i++) { Board b = (await call())!; shown.Add(Show(b)); Spoil(b); foreach (Board kept in origin.Kept) { kept.Rows[0][0] = 50; } }
                }
                shown.Add(Show(await cached.B(0, default)));
                shown.Add(await cached.D());
                shown.Add(ReferenceEquals(await cached.E(), await cached.E()) + " " + origin.Calls);
                return string.Join("|", shown);
            }
            public static async Task<bool> Waiters(IBoards cached)
            {
                Task<Board> first = cached.A(), second = cached.A();
                return !ReferenceEquals(await first, await second) && Show(await first) == Show(await second);
            }
        }
        """;

    private static readonly Assembly Loaded = GeneratorHarness.Run(Source).Load();

    [Fact]
    public async Task What_a_caller_or_the_origin_changes_is_not_seen_by_others()
    {
        object origin = Activator.CreateInstance(Type("Boards"))!;
        await using ServiceProvider provider = Build(origin);

        string shown = await (Task<string>)Type("Use").GetMethod("All")!.Invoke(null, [provider.GetRequiredService(Type("IBoards")), origin])!;

        Assert.Equal(string.Concat(Enumerable.Repeat("n1 2>3>null|", 9)) + "null|d|True 4", shown);
    }

    [Fact]
    public async Task Callers_who_wait_for_one_load_get_copies_of_their_own()
    {
        await using ServiceProvider provider = Build(Activator.CreateInstance(Type("Boards"))!);

        Assert.True(await (Task<bool>)Type("Use").GetMethod("Waiters")!.Invoke(null, [provider.GetRequiredService(Type("IBoards"))])!);
    }

    [Theory]
    [InlineData("payloads")]
    [InlineData("collections")]
    [InlineData("unions")]
    [InlineData("dashboard")]
    public void Every_shape_can_be_copied(string name)
        => GeneratorHarness.Run(Copying(name)).AssertClean();

    [Theory]
    [InlineData("App.Node", """{"Name":"a","Parent":{"Name":"p","Parent":null,"Children":[]},"Children":[{"Name":"c","Parent":null,"Children":[]}]}""", "payloads")]
    [InlineData("App.Derived", """{"Id":1,"Extra":"e","Name":"n","More":4}""", "payloads")]
    [InlineData("App.Dog", """{"Price":1.50,"Friend":null,"Ids":["00000001-0002-0003-0000-000000000000"],"Id":null}""", "unions")]
    public void A_copy_is_equal_and_another_object(string type, string json, string shape)
    {
        var sample = new LoadedSample(Copying(shape).Replace("IUnions {", "IUnions { Dog Z(); ", StringComparison.Ordinal));
        object value = JsonSerializer.Deserialize(json, sample.Type(type))!;

        object copy = Copy(sample, sample.Type(type), value);

        Assert.NotSame(value, copy);
        Assert.Equal(JsonSerializer.Serialize(value), JsonSerializer.Serialize(copy));
    }

    [Fact]
    public void Comparers_and_orders_are_copied()
    {
        var sample = new LoadedSample(Copying("collections").Replace("ICollections\n{", "ICollections\n{ HashSet<string> AX(); Dictionary<string, int[]> AY();", StringComparison.Ordinal));
        var set = new HashSet<string>(StringComparer.InvariantCultureIgnoreCase) { "a" };
        var map = new Dictionary<string, int[]>(StringComparer.InvariantCultureIgnoreCase) { ["a"] = [1] };
        var copied = (Dictionary<string, int[]>)Copy(sample, map.GetType(), map);

        Assert.Contains("A", (ISet<string>)Copy(sample, set.GetType(), set));
        Assert.Equal([1], copied["A"]);
        Assert.NotSame(map["a"], copied["a"]);
        Assert.Equal([3, 2, 1], (Stack<int>)Copy(sample, typeof(KeyValuePair<string, Stack<int>>), KeyValuePair.Create("k", new Stack<int>([1, 2, 3]))).GetType().GetProperty("Value")!.GetValue(Copy(sample, typeof(KeyValuePair<string, Stack<int>>), KeyValuePair.Create("k", new Stack<int>([1, 2, 3]))))!);
    }

    [Fact]
    public void A_derived_object_is_not_cut_down()
    {
        var sample = new LoadedSample("public class Animal { public int Id { get; set; } } public class Dog : Animal; [Cached(CacheType.User, Sharing = CacheSharing.Copy)] public interface IAnimals { Animal Get(); }");

        Assert.IsType<NotSupportedException>(Assert.ThrowsAny<Exception>(() => Copy(sample, sample.Type("Animal"), Activator.CreateInstance(sample.Type("Dog"))!)).InnerException);
    }

    private static string Copying(string name)
        => System.Text.RegularExpressions.Regex.Replace(ServiceShapes.All[name], @"\[Cached\(([^)]*)\)\]", "[Cached($1, Sharing = CacheSharing.Copy)]");

    private static object Copy(LoadedSample sample, Type type, object value)
        => sample.Codec(type).GetType().GetMethod("Copy", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [value])!;

    private static Type Type(string name) => Loaded.GetType(name, throwOnError: true)!;

    private static ServiceProvider Build(object origin)
    {
        var services = new ServiceCollection();
        services.AddCache(static options => options.NullTtl = TimeSpan.FromSeconds(5));
        services.AddSingleton(Type("IBoards"), origin);
        Type("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions").GetMethod("AddCachedServices")!.Invoke(null, [services]);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
