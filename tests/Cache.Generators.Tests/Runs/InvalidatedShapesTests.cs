using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Tags and <c>[InvalidatesCache]</c> beside batches, streams and listed constructions of a generic interface.</summary>
public class InvalidatedShapesTests
{
    private const string Source = """
        public interface IStock
        {
            [Cached("orders", Tags = ["sku:{sku}"])] Task<string> GetAsync(string sku);
            [CachedBatch(nameof(GetAsync))] Task<Dictionary<string, string>> GetManyAsync(string[] skus);
            [Cached("orders", Tags = ["sku:{sku}"], MaxItems = 2)] IAsyncEnumerable<string> MovesAsync(string sku, int count);
            [Cached("orders")] IAsyncEnumerable<string> PlainAsync(string sku);
            [InvalidatesCache(Tags = ["sku:{sku}"])] Task SellAsync(string sku);
            [InvalidatesCache(Method = nameof(PlainAsync))] void Recount(string sku);
        }
        public sealed class Stock : IStock
        {
            private int _calls;
            public Task<string> GetAsync(string sku) => Task.FromResult($"{sku}{++_calls}");
            public Task<Dictionary<string, string>> GetManyAsync(string[] skus)
            {
                int call = ++_calls;
                var found = new Dictionary<string, string>();
                foreach (string sku in skus) { found[sku] = $"{sku}{call}"; }
                return Task.FromResult(found);
            }
            public async IAsyncEnumerable<string> MovesAsync(string sku, int count) { int call = ++_calls; for (int i = 0; i < count; i++) { await Task.Yield(); yield return $"{sku}{call}"; } }
            public IAsyncEnumerable<string> PlainAsync(string sku) => MovesAsync(sku, 1);
            public Task SellAsync(string sku) => Task.CompletedTask;
            public void Recount(string sku) { }
        }
        public sealed record Product(string Name);
        public sealed record User(string Name);
        [Cached("orders", Closed = [typeof(IRepository<Product>), typeof(IRepository<User>)], Tags = ["id:{id}"])]
        public interface IRepository<T>
        {
            string Find(int id);
            [InvalidatesCache(Method = nameof(Find))] void Save(int id, T value);
            [InvalidatesCache(Tags = ["id:{id}"])] Task<T?> RemoveAsync(int id);
        }
        public class Repository<T> : IRepository<T>
        {
            private int _calls;
            public string Find(int id) => $"{typeof(T).Name}{id}-{++_calls}";
            public void Save(int id, T value) { }
            public Task<T?> RemoveAsync(int id) => Task.FromResult(default(T));
        }
        public static class Use
        {
            private static IStock Of(IServiceProvider services) => (IStock)services.GetService(typeof(IStock))!;
            private static IRepository<T> Repository<T>(IServiceProvider services) => (IRepository<T>)services.GetService(typeof(IRepository<T>))!;
            public static Task<string> Get(IServiceProvider services, string sku) => Of(services).GetAsync(sku);
            public static async Task<string> GetMany(IServiceProvider services, string skus)
                => string.Join(" ", System.Linq.Enumerable.Order((await Of(services).GetManyAsync(skus.Split(' '))).Values));
            public static Task<string> Moves(IServiceProvider services, int count) => Joined(Of(services).MovesAsync("a", count));
            public static Task<string> Plain(IServiceProvider services) => Joined(Of(services).PlainAsync("a"));
            private static async Task<string> Joined(IAsyncEnumerable<string> stream)
            {
                var items = new List<string>();
                await foreach (string item in stream) { items.Add(item); }
                return string.Join(" ", items);
            }
            public static Task Sell(IServiceProvider services, string sku) => Of(services).SellAsync(sku);
            public static object? Recount(IServiceProvider services) { Of(services).Recount("a"); return null; }
            public static string Find(IServiceProvider services) => $"{Repository<Product>(services).Find(1)} {Repository<Product>(services).Find(2)} {Repository<User>(services).Find(1)}";
            public static object? SaveUser(IServiceProvider services) { Repository<User>(services).Save(1, new User("ada")); return null; }
            public static object? SaveProduct(IServiceProvider services) { Repository<Product>(services).Save(2, new Product("pen")); return null; }
            public static Task RemoveProduct(IServiceProvider services) => Repository<Product>(services).RemoveAsync(1);
        }
        """;

    private static readonly Assembly Sample = GeneratorHarness.Run(Source).AssertSilent().Load();

    [Fact]
    public async Task A_tag_invalidates_what_a_batch_has_loaded_and_leaves_its_other_ids()
    {
        await using SampleHost host = Host();
        string loaded = await host.Use<Task<string>>("GetMany", "a b");

        await host.Use<Task>("Sell", "b");

        Assert.Equal("a1 b1", loaded);
        Assert.Equal("a1 b2", await host.Use<Task<string>>("GetMany", "a b"));
        Assert.Equal("b2", await host.Use<Task<string>>("Get", "b"));
    }

    [Fact]
    public async Task A_stream_has_tags()
    {
        await using SampleHost host = Host();
        string[] before = [await host.Use<Task<string>>("Moves", 2), await host.Use<Task<string>>("Moves", 2)];

        await host.Use<Task>("Sell", "b");
        string other = await host.Use<Task<string>>("Moves", 2);
        await host.Use<Task>("Sell", "a");

        Assert.Equal(["a1 a1", "a1 a1"], before);
        Assert.Equal("a1 a1", other);
        Assert.Equal("a2 a2", await host.Use<Task<string>>("Moves", 2));
    }

    [Fact]
    public async Task A_stream_is_invalidated_by_its_call()
    {
        await using SampleHost host = Host();
        string[] before = [await host.Use<Task<string>>("Plain"), await host.Use<Task<string>>("Plain")];

        host.Use<object?>("Recount");

        Assert.Equal(["a1", "a1"], before);
        Assert.Equal("a2", await host.Use<Task<string>>("Plain"));
    }

    [Fact]
    public async Task Every_construction_invalidates_its_own_calls_and_the_tags_of_all()
    {
        await using SampleHost host = Host();
        string first = host.Use<string>("Find");
        host.Use<object?>("SaveUser");
        string user = host.Use<string>("Find");
        host.Use<object?>("SaveProduct");
        string product = host.Use<string>("Find");
        await host.Use<Task>("RemoveProduct");

        Assert.Equal("Product1-1 Product2-2 User1-1", first);
        Assert.Equal("Product1-1 Product2-2 User1-2", user);
        Assert.Equal("Product1-1 Product2-3 User1-2", product);
        Assert.Equal("Product1-4 Product2-3 User1-3", host.Use<string>("Find"));
    }

    private static SampleHost Host() => new(Sample, "Stock", "Repository`1");
}
