using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Emitted decorators, registered by <c>AddCachedServices()</c>, on a runtime that is a dictionary.</summary>
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
            public static async Task<string> All(IService service)
            {
                IBase inherited = service;
                var ids = new List<int> { 1, 2 };
                string first = $"{await service.GetAsync(1)}, {await inherited.GetAsync(1)}, {await service.FindAsync("a", "b", new CancellationToken(true))}, {service.List(ids, 7)}, {service.Nothing()}, {service.Tuple(1, 2, 3)}";
                ids.Add(3);
                string second = $"{await service.GetAsync(1)}, {await inherited.GetAsync(1)}, {await service.FindAsync("a", "x", default)}, {service.List([1, 2], 7)}, {service.Nothing()}, {service.Tuple(1, 2, 3)}";
                string third = $"{await service.GetAsync(2)}, {service.List(ids, 7)}";
                return string.Join("\n", first, second, third);
            }
        }
        """;

    private readonly Assembly _assembly = GeneratorHarness.RunOnSourceRuntime(Service, FakeRuntime.Source).Load();

    [Fact]
    public async Task A_miss_calls_the_origin_with_its_arguments_and_a_hit_does_not_call_it()
    {
        object origin = Activator.CreateInstance(Type("Service"))!;
        Static("Origins", "Origin").SetValue(null, origin);

        string answers = await (Task<string>)Type("Use").GetMethod("All")!.Invoke(null, [Decorator()])!;

        const string all = "own 1 1, base 1 2, a b True 3 3, 1+2 7 4, nothing 5, 1 2 3 6";
        Assert.Equal($"{all}\n{all}\nown 2 7, 1+2+3 7 8", answers);
        Assert.Equal(8, Static("Origins", "Resolved").GetValue(null));
    }

    [Fact]
    public void A_decorator_that_is_created_resolves_nothing()
    {
        Decorator();

        Assert.Equal(0, Static("Origins", "Resolved").GetValue(null));
    }

    [Fact]
    public void Descriptors_say_what_the_attributes_say()
    {
        Decorator();
        var descriptors = (List<CompilerServices.CachedMethodDescriptor>)Static("CachedService", "Descriptors").GetValue(null)!;

        Assert.Equal(
            ["IService.IService.GetAsync(int)", "IService.FindAsync", "IService.List", "IService.Nothing", "IService.Tuple", "IService.IBase.GetAsync(int)"],
            descriptors.Select(static descriptor => descriptor.Id));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.Zero, "user"), (descriptors[0].Ttl, descriptors[0].NullTtl, descriptors[0].CacheType));
        Assert.Equal((null, null, "orders"), (descriptors[5].Ttl, descriptors[5].NullTtl, descriptors[5].CacheType));
    }

    private object Decorator()
    {
        var services = new Collection();
        Type("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions").GetMethod("AddCachedServices")!.Invoke(null, [services]);
        return services.Single(static service => service.ServiceType.Name == "IService").ImplementationInstance!;
    }

    private Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    private FieldInfo Static(string type, string field)
        => Type($"KpiGen.Cache.CompilerServices.{type}`1").MakeGenericType(Type("IService")).GetField(field)!;

    private sealed class Collection : List<ServiceDescriptor>, IServiceCollection;
}
