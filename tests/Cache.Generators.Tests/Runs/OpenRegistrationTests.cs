using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Open generic registrations: the constructions that the attribute lists are decorated, all others are left alone.</summary>
public class OpenRegistrationTests
{
    private const string Source = """
        namespace App;
        public sealed record Product(string Sku);
        public sealed record User(string Name);
        public sealed record Order(int Id);
        [Cached(CacheType.Product, Closed = [typeof(IRepository<Product>), typeof(IRepository<User>)])]
        public interface IRepository<T> { Task<string> FindAsync(string id, CancellationToken token); Guid OriginId { get; } }
        public class Repository<T>(List<string> log) : IRepository<T>
        {
            public Guid OriginId { get; } = Created(log);
            public Task<string> FindAsync(string id, CancellationToken token) { log.Add("called"); return Task.FromResult($"{GetType().Name} {typeof(T).Name} {id}"); }
            private static Guid Created(List<string> log) { log.Add("created"); return Guid.NewGuid(); }
        }
        public sealed class Other<T>(List<string> log) : Repository<T>(log);
        public sealed class Users(List<string> log) : Repository<User>(log);
        public static class Use
        {
            public static Task<string> Find<T>(IServiceProvider services) => Find((IRepository<T>)services.GetService(typeof(IRepository<T>))!);
            public static async Task<string> FindAll<T>(IServiceProvider services)
            {
                var found = new List<string>();
                foreach (IRepository<T> repository in (IEnumerable<IRepository<T>>)services.GetService(typeof(IEnumerable<IRepository<T>>))!) { found.Add(await Find(repository)); }
                return string.Join(", ", found);
            }
            private static Task<string> Find<T>(IRepository<T> repository) => repository.FindAsync("1", default);
        }
        """;

    private static readonly Assembly Loaded = GeneratorHarness.Run(Source).Load();

    private readonly List<string> _log = [];

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task A_listed_construction_is_cached_and_another_is_not(ServiceLifetime lifetime)
    {
        await using ServiceProvider provider = Build(services => services.Add(Open("Repository`1", lifetime)));
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal("Repository`1 Product 1", await FindAsync("Product", scope));
        Assert.Equal("Repository`1 Product 1", await FindAsync("Product", scope));
        Assert.Equal("Repository`1 User 1", await FindAsync("User", scope));
        Assert.Equal(2, Count("called"));
        Assert.Equal("Repository`1 Order 1", await FindAsync("Order", scope));
        Assert.Equal("Repository`1 Order 1", await FindAsync("Order", scope));
        Assert.Equal(4, Count("called"));
        Assert.Equal(Type("Repository`1").MakeGenericType(Type("Order")), scope.ServiceProvider.GetRequiredService(Closed("Order")).GetType());
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton, 1)]
    [InlineData(ServiceLifetime.Scoped, 2)]
    [InlineData(ServiceLifetime.Transient, 4)]
    public async Task The_origin_keeps_its_lifetime(ServiceLifetime lifetime, int created)
    {
        await using ServiceProvider provider = Build(services => services.Add(Open("Repository`1", lifetime)));
        var ids = new HashSet<object>();
        for (int i = 0; i < 2; i++)
        {
            await using AsyncServiceScope scope = provider.CreateAsyncScope();
            object first = scope.ServiceProvider.GetRequiredService(Closed("Product"));
            object second = scope.ServiceProvider.GetRequiredService(Closed("Product"));
            ids.Add(Closed("Product").GetProperty("OriginId")!.GetValue(first)!);
            ids.Add(Closed("Product").GetProperty("OriginId")!.GetValue(second)!);
            Assert.Equal(lifetime != ServiceLifetime.Transient, ReferenceEquals(first, second));
        }

        Assert.Equal((created, created), (ids.Count, Count("created")));
    }

    [Fact]
    public async Task An_enumeration_meets_every_decorator_once_and_the_last_registration_answers()
    {
        await using ServiceProvider provider = Build(static services =>
        {
            services.Add(Open("Repository`1", ServiceLifetime.Scoped));
            services.Add(Open("Other`1", ServiceLifetime.Singleton));
            services.TryAdd(Open("Repository`1", ServiceLifetime.Scoped));
        });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal("Repository`1 Product 1, Other`1 Product 1", await FindAllAsync("Product", scope));
        Assert.Equal("Other`1 Product 1", await FindAsync("Product", scope));
        Assert.Equal(2, Count("called"));
        Assert.Equal("Repository`1 Order 1, Other`1 Order 1", await FindAllAsync("Order", scope));
    }

    [Fact]
    public async Task Asked_for_again_it_decorates_an_open_registration_that_has_been_added_since()
    {
        await using ServiceProvider provider = Build(static services =>
        {
            services.Add(Open("Repository`1", ServiceLifetime.Scoped));
            AddCachedServices(services);
            services.Add(Open("Other`1", ServiceLifetime.Scoped));
        });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal("Repository`1 User 1, Other`1 User 1", await FindAllAsync("User", scope));
        Assert.Equal("Other`1 User 1", await FindAsync("User", scope));
        Assert.Equal(2, Count("called"));
    }

    [Fact]
    public async Task A_construction_that_is_registered_itself_goes_before_the_open_registration()
    {
        await using ServiceProvider provider = Build(static services =>
        {
            services.AddScoped(Closed("User"), Type("Users"));
            services.Add(Open("Repository`1", ServiceLifetime.Scoped));
        });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal("Users User 1", await FindAsync("User", scope));
        Assert.Equal("Users User 1", await FindAsync("User", scope));
        Assert.Equal("Repository`1 Product 1", await FindAsync("Product", scope));
        Assert.Equal("Repository`1 Product 1", await FindAsync("Product", scope));
        Assert.Equal(2, Count("called"));
        Assert.Equal("Users User 1, Repository`1 User 1", await FindAllAsync("User", scope));
    }

    [Fact]
    public async Task Constructions_have_entries_and_names_of_their_own()
    {
        await using ServiceProvider provider = Build(static services => services.Add(Open("Repository`1", ServiceLifetime.Scoped)));
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await FindAsync("Product", scope);
        await FindAsync("User", scope);

        Assert.Equal(
            ["App.IRepository<App.Product>.FindAsync", "App.IRepository<App.User>.FindAsync"],
            provider.GetRequiredService<ICacheStatistics>().Read().Methods.Select(static method => method.Method));
        var key = (CacheKey)Type("RepositoryOfUserKeys").GetMethod("FindAsync")!.Invoke(null, ["1"])!;
        Assert.Equal(1, (await provider.GetRequiredService<ICacheInvalidator>().InvalidateAsync(key)).Removed);
        await FindAsync("Product", scope);
        await FindAsync("User", scope);
        Assert.Equal(3, Count("called"));
    }

    private static ServiceDescriptor Open(string implementation, ServiceLifetime lifetime) => new(Type("IRepository`1"), Type(implementation), lifetime);

    private static Type Type(string name) => Loaded.GetType("App." + name, throwOnError: true)!;

    private static Type Closed(string argument) => Type("IRepository`1").MakeGenericType(Type(argument));

    private static void AddCachedServices(IServiceCollection services)
        => Loaded.GetType("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions", throwOnError: true)!.GetMethod("AddCachedServices")!.Invoke(null, [services]);

    private static Task<string> FindAsync(string argument, AsyncServiceScope scope) => UseAsync("Find", argument, scope);

    private static Task<string> FindAllAsync(string argument, AsyncServiceScope scope) => UseAsync("FindAll", argument, scope);

    private static Task<string> UseAsync(string method, string argument, AsyncServiceScope scope)
        => (Task<string>)Type("Use").GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(Type(argument)).Invoke(null, [scope.ServiceProvider])!;

    private int Count(string what) => _log.Count(entry => entry == what);

    private ServiceProvider Build(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddSingleton(_log);
        register(services);
        AddCachedServices(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }
}
