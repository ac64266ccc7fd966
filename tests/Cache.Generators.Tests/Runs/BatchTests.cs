using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Emitted batch methods on the real runtime.</summary>
public class BatchTests
{
    private const string Service = """
        public sealed class Basket { public List<string> Lines { get; set; } = []; }
        public interface IService
        {
            [Cached(CacheType.Product, Key = "{market}:{sku}")] Task<string?> GetAsync(string sku, string market, [CacheKeyIgnore] int correlation, CancellationToken token);
            [CachedBatch(nameof(GetAsync))] Task<IReadOnlyDictionary<string, string>> GetManyAsync(string market, IReadOnlyCollection<string> skus, [CacheKeyIgnore] int other, CancellationToken token);
            [Cached(CacheType.Product)] ValueTask<int?> CountAsync(int id, List<int> regions);
            [CachedBatch(nameof(CountAsync))] ValueTask<ImmutableDictionary<int, int>> CountManyAsync(HashSet<int> ids, List<int> regions);
            [Cached(CacheType.User, VaryByUser = true)] Task<string> OwnAsync(int id);
            [CachedBatch(nameof(OwnAsync))] Task<ImmutableArray<string>> OwnManyAsync(ImmutableArray<int> ids);
            [CachedBatch(nameof(OwnAsync))] Task<Dictionary<int, string>> OwnSomeAsync(params int[] ids);
            [Cached(CacheType.User, Sharing = CacheSharing.Copy)] Task<Basket> BasketAsync(int id);
            [CachedBatch(nameof(BasketAsync))] Task<List<Basket>> BasketsAsync(List<int> ids);
        }
        public sealed class User : ICacheUser { public static string Name = "ann"; public string? Id => Name; }
        public sealed class Service : IService
        {
            public static List<string> Calls = [];
            public static TaskCompletionSource Gate = new();
            public static Basket Kept = new();
            private static void Note(string call) => Calls.Add(call);
            public Task<string?> GetAsync(string sku, string market, int correlation, CancellationToken token) { Note($"get {market} {sku} {correlation}"); return Task.FromResult<string?>(market + sku); }
            public Task<IReadOnlyDictionary<string, string>> GetManyAsync(string market, IReadOnlyCollection<string> skus, int other, CancellationToken token)
            {
                Note($"many {market} {string.Join("+", skus)} {other} {token.CanBeCanceled}");
                return Task.FromResult<IReadOnlyDictionary<string, string>>(System.Linq.Enumerable.ToDictionary(System.Linq.Enumerable.Where(skus, sku => sku != "none"), sku => sku, sku => market + sku));
            }
            public ValueTask<int?> CountAsync(int id, List<int> regions) { Note($"count {id} {string.Join("+", regions)}"); return new(id * 10); }
            public async ValueTask<ImmutableDictionary<int, int>> CountManyAsync(HashSet<int> ids, List<int> regions)
            {
                await Gate.Task;
                Note($"counts {string.Join("+", ids)} of {string.Join("+", regions)}");
                return ImmutableDictionary.CreateRange(System.Linq.Enumerable.Select(System.Linq.Enumerable.Where(ids, id => id < 9), id => KeyValuePair.Create(id, id * 10)));
            }
            public Task<string> OwnAsync(int id) { Note($"own {CacheLoad.UserId} {id}"); return Task.FromResult(CacheLoad.UserId + id); }
            public Task<ImmutableArray<string>> OwnManyAsync(ImmutableArray<int> ids)
            {
                Note($"owns {CacheLoad.UserId} {string.Join("+", ids)}");
                return Task.FromResult(ImmutableArray.CreateRange(System.Linq.Enumerable.Select(ids, id => CacheLoad.UserId + id)));
            }
            public async Task<Dictionary<int, string>> OwnSomeAsync(int[] ids) { await Gate.Task; return []; }
            public Task<Basket> BasketAsync(int id) => Task.FromResult(Kept);
            public Task<List<Basket>> BasketsAsync(List<int> ids) { Note($"baskets {string.Join("+", ids)}"); return Task.FromResult(new List<Basket> { Kept, Kept }); }
        }
        public static class Use
        {
            public static async Task<string> Plain(IService service)
            {
                string? one = await service.GetAsync("a", "de", 1, default);
                var many = await service.GetManyAsync("de", ["b", "a", "none", "b"], 2, default);
                string? two = await service.GetAsync("b", "de", 3, default);
                string? none = await service.GetAsync("none", "de", 4, default);
                var other = await service.GetManyAsync("fr", ["a"], 5, default);
                return $"{one} {string.Join("+", many)} {two} {none ?? "null"} {string.Join("+", other)}";
            }
            public static async Task<string> Detached(IService service)
            {
                var regions = new List<int> { 1, 2 };
                HashSet<int> ids = [3, 9];
                var call = service.CountManyAsync(ids, regions);
                regions.Add(3);
                ids.Clear();
                Service.Gate.SetResult();
                var counts = await call;
                return $"{counts.Count} {counts[3]} {await service.CountAsync(3, [1, 2])} {await service.CountAsync(9, [1, 2]) is null} {await service.CountAsync(3, regions)}";
            }
            public static async Task<string> Users(IService service)
            {
                User.Name = "ann";
                var ann = await service.OwnManyAsync([2, 1, 2]);
                User.Name = "bob";
                var bob = await service.OwnManyAsync([1]);
                User.Name = "ann";
                return $"{string.Join("+", ann)} {string.Join("+", bob)} {await service.OwnAsync(1)}";
            }
            public static async Task<string> Joined(IService service)
            {
                User.Name = "ann";
                var batch = service.OwnSomeAsync(1, 2);
                var single = service.OwnAsync(2);
                int before = Service.Calls.Count;
                Service.Gate.SetResult();
                return $"{(await batch).Count} {before} {await single}";
            }
            public static async Task<string> Copies(IService service)
            {
                var first = await service.BasketsAsync([1, 2, 1]);
                first[0].Lines.Add("changed");
                Service.Kept.Lines.Add("changed too");
                var second = await service.BasketsAsync([1, 2]);
                var third = await service.BasketAsync(1);
                return $"{first[1].Lines.Count} {first[2].Lines.Count} {second[0].Lines.Count} {third.Lines.Count}";
            }
            public static async Task<string> Refused(IService service)
            {
                string all = "";
                foreach (Func<Task> call in new Func<Task>[] { () => service.GetManyAsync("de", null!, 0, default), () => service.GetManyAsync("de", ["a", null!], 0, default), () => service.OwnManyAsync(default) })
                {
                    try { await call(); }
                    catch (ArgumentException exception) { all += $"{exception.GetType().Name} {exception.ParamName}, "; }
                }
                return all;
            }
        }
        """;

    [Theory]
    [InlineData("Plain", "dea [b, deb]+[a, dea] deb null [a, fra]", "get de a 1", "many de b+none 2 True", "many fr a 5 True")]
    [InlineData("Detached", "1 30 30 True 30", "counts 3+9 of 1+2", "count 3 1+2+3")]
    [InlineData("Users", "ann2+ann1+ann2 bob1 ann1", "owns ann 2+1", "owns bob 1")]
    [InlineData("Joined", "0 0 ann2", "own ann 2")]
    [InlineData("Copies", "0 0 0 0", "baskets 1+2")]
    [InlineData("Refused", "ArgumentNullException skus, ArgumentException skus, ArgumentNullException ids, ")]
    public async Task A_batch_and_the_method_of_one_id_share_their_entries(string use, string result, params string[] calls)
    {
        Assembly sample = GeneratorHarness.Run(Service).Load();
        Type service = sample.GetType("IService", throwOnError: true)!;
        Type implementation = sample.GetType("Service", throwOnError: true)!;
        await using ServiceProvider provider = Build(sample, service, implementation);

        string answer = await (Task<string>)sample.GetType("Use", throwOnError: true)!.GetMethod(use)!.Invoke(null, [provider.GetRequiredService(service)])!;

        Assert.Equal(result, answer);
        Assert.Equal(calls, (List<string>)implementation.GetField("Calls")!.GetValue(null)!);
    }

    private static ServiceProvider Build(Assembly sample, Type service, Type implementation)
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddSingleton(service, implementation);
        services.AddSingleton(typeof(ICacheUser), sample.GetType("User", throwOnError: true)!);
        sample.GetType("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions", throwOnError: true)!.GetMethod("AddCachedServices")!.Invoke(null, [services]);
        return services.BuildServiceProvider(validateScopes: true);
    }
}
