using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Emitted decorators, registered by <c>AddCachedServices()</c>, on the real runtime.</summary>
public class HitAndMissTests
{
    private const string Service = """
        public interface IBase { [Cached("orders")] Task<string> GetAsync(int id); }
        public interface IService : IBase
        {
            [Cached(CacheType.User, TtlSeconds = 60, NullTtlSeconds = 0)] new Task<string> GetAsync(int id);
            [Cached(CacheType.User)] ValueTask<string> FindAsync(string a, [CacheKeyIgnore] string b, CancellationToken token, int c = 3);
            [Cached(CacheType.User)] string List(List<int> ids, int @class);
            [Cached(CacheType.User)] string Nothing();
            [Cached(CacheType.User)] string Tuple(int Item2, int Item1, int Rest);
        }
        public sealed class Service : IService
        {
            public int Calls;
            Task<string> IBase.GetAsync(int id) => Task.FromResult($"base {id} {++Calls}");
            public Task<string> GetAsync(int id) => Task.FromResult($"own {id} {++Calls}");
            public ValueTask<string> FindAsync(string a, string b, CancellationToken token, int c) => new($"{a} {b} {token.IsCancellationRequested} {c} {++Calls}");
            public string List(List<int> ids, int @class) => $"{string.Join("+", ids)} {@class} {++Calls}";
            public string Nothing() => $"nothing {++Calls}";
            public string Tuple(int Item2, int Item1, int Rest) => $"{Item2} {Item1} {Rest} {++Calls}";
        }
        public static class Use
        {
            public static string Nothing(object service) => ((IService)service).Nothing();
            public static async Task<string> All(IService service)
            {
                IBase inherited = service;
                var ids = new List<int> { 1, 2 };
                string first = $"{await service.GetAsync(1)}, {await inherited.GetAsync(1)}, {await service.FindAsync("a", "b", CancellationToken.None)}, {service.List(ids, 7)}, {service.Nothing()}, {service.Tuple(1, 2, 3)}";
                ids.Add(3);
                string second = $"{await service.GetAsync(1)}, {await inherited.GetAsync(1)}, {await service.FindAsync("a", "x", default)}, {service.List([1, 2], 7)}, {service.Nothing()}, {service.Tuple(1, 2, 3)}";
                string third = $"{await service.GetAsync(2)}, {service.List(ids, 7)}";
                return string.Join("\n", first, second, third);
            }
        }
        """;

    private static readonly Assembly Sample = GeneratorHarness.Run(Service).Load();

    [Fact]
    public async Task A_miss_calls_the_origin_with_its_arguments_and_a_hit_does_not_call_it()
    {
        await using ServiceProvider provider = Build(services => services.AddSingleton(ServiceType, Type("Service")));

        string answers = await (Task<string>)Type("Use").GetMethod("All")!.Invoke(null, [provider.GetRequiredService(ServiceType)])!;

        const string all = "own 1 1, base 1 2, a b False 3 3, 1+2 7 4, nothing 5, 1 2 3 6";
        Assert.Equal($"{all}\n{all}\nown 2 7, 1+2+3 7 8", answers);
    }

    [Fact]
    public async Task A_decorator_that_is_created_and_answers_from_memory_resolves_no_origin()
    {
        int created = 0;
        await using ServiceProvider provider = Build(services => services.AddScoped(ServiceType, _ =>
        {
            created++;
            return Activator.CreateInstance(Type("Service"))!;
        }));
        Func<object, string> use = Type("Use").GetMethod("Nothing")!.CreateDelegate<Func<object, string>>();
        await using AsyncServiceScope first = provider.CreateAsyncScope();
        await using AsyncServiceScope second = provider.CreateAsyncScope();
        string miss = use(first.ServiceProvider.GetRequiredService(ServiceType));
        int afterMiss = created;
        string hit = use(second.ServiceProvider.GetRequiredService(ServiceType));

        Assert.Equal((1, 1), (afterMiss, created));
        Assert.Equal(miss, hit);
    }

    [Fact]
    public async Task Methods_are_known_by_their_full_names_and_types()
    {
        await using ServiceProvider provider = Build(services => services.AddSingleton(ServiceType, Type("Service")));
        _ = provider.GetRequiredService(ServiceType);

        Assert.Equal(
            [
                ("IService.FindAsync", "user"), ("IService.IBase.GetAsync(int)", "orders"), ("IService.IService.GetAsync(int)", "user"),
                ("IService.List", "user"), ("IService.Nothing", "user"), ("IService.Tuple", "user"),
            ],
            provider.GetRequiredService<ICacheStatistics>().Read().Methods.Select(static method => (method.Method, method.Type)));
    }

    [Fact]
    public async Task An_instance_that_was_registered_is_not_disposed_by_its_decorator()
    {
        Assembly sample = GeneratorHarness.Run("""
            public interface IOwned : IDisposable { [Cached(CacheType.User)] int Get(int id); int Size { get; } }
            public sealed class Owned : IOwned { public static int Disposals; public int Get(int id) => id; public int Size => 3; public void Dispose() => Disposals++; }
            """).Load();
        Type service = sample.GetType("IOwned", throwOnError: true)!;
        Type owned = sample.GetType("Owned", throwOnError: true)!;
        foreach ((bool asInstance, int disposals) in ((bool, int)[])[(true, 0), (false, 1)])
        {
            IServiceCollection services = new ServiceCollection();
            services.AddCache();
            services.Add(asInstance ? new ServiceDescriptor(service, Activator.CreateInstance(owned)!) : new ServiceDescriptor(service, owned, ServiceLifetime.Singleton));
            sample.GetType("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions", throwOnError: true)!.GetMethod("AddCachedServices")!.Invoke(null, [services]);
            await using (ServiceProvider provider = services.BuildServiceProvider())
            {
                Assert.Equal(3, service.GetProperty("Size")!.GetValue(provider.GetRequiredService(service)));
            }

            Assert.Equal(disposals > 0, (int)owned.GetField("Disposals")!.GetValue(null)! > 0);
        }
    }

    private static Type ServiceType => Type("IService");

    private static ServiceProvider Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddCache(static options => options.Types["orders"] = new CacheTypeOptions { Ttl = TimeSpan.FromMinutes(1) });
        register(services);
        Type("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions").GetMethod("AddCachedServices")!.Invoke(null, [services]);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static Type Type(string name) => Sample.GetType(name, throwOnError: true)!;
}
