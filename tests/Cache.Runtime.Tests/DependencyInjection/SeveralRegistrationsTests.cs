using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.Tests.DependencyInjection;

/// <summary>Several registrations of one service: each is decorated, and none answers for another.</summary>
public class SeveralRegistrationsTests
{
    [Fact]
    public async Task Two_implementations_never_answer_each_other()
    {
        await using ServiceProvider provider = Build(static services => services.AddSingleton<ICatalog, First>().AddScoped<ICatalog, Second>());
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        ICatalog[] catalogs = [.. scope.ServiceProvider.GetServices<ICatalog>()];

        Assert.All(catalogs, static catalog => Assert.IsType<CatalogDecorator>(catalog));
        Assert.Equal(["First 1", "Second 1", "First 1", "Second 1"], await AskAsync([.. catalogs, .. catalogs]));
        Assert.Equal("Second 1", await scope.ServiceProvider.GetRequiredService<ICatalog>().GetAsync(1));
        Assert.Equal(2, provider.GetRequiredService<OriginControl>().Calls);
    }

    [Fact]
    public async Task Keyed_services_are_decorated_and_know_their_key()
    {
        await using ServiceProvider provider = Build(static services => services
            .AddKeyedSingleton<ICatalog, Named>("eu").AddKeyedTransient<ICatalog, Named>("us").AddKeyedScoped<ICatalog>(3, static (provider, key) => new First(provider.GetRequiredService<OriginControl>()))
            .AddKeyedSingleton<ICatalog>("3", new Second(new OriginControl())).AddSingleton<ICatalog, First>());
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        ICatalog Keyed(object key) => scope.ServiceProvider.GetRequiredKeyedService<ICatalog>(key);

        Assert.Equal(
            ["Named(eu) 1", "Named(us) 1", "First 1", "Second 1", "First 1", "Named(eu) 1"],
            await AskAsync([Keyed("eu"), Keyed("us"), Keyed(3), Keyed("3"), scope.ServiceProvider.GetRequiredService<ICatalog>(), Keyed("eu")]));
        Assert.Same(Keyed("eu"), Keyed("eu"));
        Assert.NotSame(Keyed("us"), Keyed("us"));
        Assert.All(scope.ServiceProvider.GetKeyedServices<ICatalog>(KeyedService.AnyKey), static catalog => Assert.IsType<CatalogDecorator>(catalog));
        Assert.Equal(4, scope.ServiceProvider.GetKeyedServices<ICatalog>(KeyedService.AnyKey).Count());
    }

    [Fact]
    public async Task Methods_are_named_after_their_registration_and_a_single_one_keeps_its_plain_name()
    {
        await using ServiceProvider provider = Build(static services => services
            .AddSingleton<ICatalog, First>().AddSingleton<ICatalog, Second>().AddScoped<ICatalog, Second>(static _ => new Second(new OriginControl()))
            .AddSingleton<ICatalog>(static _ => new First(new OriginControl())).AddKeyedSingleton<ICatalog, First>("a:b*").AddKeyedSingleton<ICatalog, First>(DayOfWeek.Friday));
        await StartAsync(provider);
        string ns = typeof(SeveralRegistrationsTests).FullName + "%2B";

        Assert.Equal(
            Names($"@{ns}First", $"@{ns}Second", $"@{ns}Second/2", "@factory", "@key=a%3Ab%2A", "@key=DayOfWeek=Friday"),
            provider.GetRequiredService<ICacheStatistics>().Read().Methods.Where(static method => method.Method.StartsWith(CatalogMethods.GetId, StringComparison.Ordinal)).Select(static method => method.Method));
        await using ServiceProvider single = Build(static services => services.AddSingleton<ICatalog, First>().AddKeyedSingleton<ICatalog, First>("x"));
        await StartAsync(single);
        Assert.Equal(Names("", "@key=x"), single.GetRequiredService<ICacheStatistics>().Read().Methods.Where(static method => method.Method.StartsWith(CatalogMethods.GetId, StringComparison.Ordinal)).Select(static method => method.Method));
    }

    [Fact]
    public async Task A_key_names_the_call_of_every_registration()
    {
        await using ServiceProvider provider = Build(static services => services.AddSingleton<ICatalog, First>().AddSingleton<ICatalog, Second>());
        ICatalog[] catalogs = [.. provider.GetServices<ICatalog>()];
        await AskAsync(catalogs);

        InvalidationResult result = await provider.GetRequiredService<ICacheInvalidator>().InvalidateAsync(new CacheKeyOf<GetKey>(CatalogMethods.GetId, new GetKey(1)));

        Assert.Equal((2, true), (result.Removed, result.Completed));
        await AskAsync(catalogs);
        Assert.Equal(4, provider.GetRequiredService<OriginControl>().Calls);
    }

    [Fact]
    public async Task What_is_tried_to_be_added_later_is_not_added_and_what_was_tried_first_is_decorated()
    {
        await using ServiceProvider provider = Build(
            static services => services.TryAddScoped<ICatalog, First>(),
            static services => services.TryAddScoped<ICatalog, Second>());
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal(["First 1"], await AskAsync([.. scope.ServiceProvider.GetServices<ICatalog>()]));
    }

    [Fact]
    public async Task Asked_for_again_it_decorates_what_has_been_added_since()
    {
        await using ServiceProvider provider = Build(
            static services => services.AddSingleton<ICatalog, First>(),
            static services => CatalogDecorator.Add(services.AddSingleton<ICatalog, Second>()));
        ICatalog[] catalogs = [.. provider.GetServices<ICatalog>()];

        Assert.Equal(["First 1", "Second 1", "First 1", "Second 1"], await AskAsync([.. catalogs, .. catalogs]));
        Assert.Equal(2, provider.GetRequiredService<OriginControl>().Calls);
    }

    [Fact]
    public async Task What_is_registered_late_or_for_any_key_is_not_cached_and_logged()
    {
        var log = new RecordingLogger();
        await using ServiceProvider provider = Build(
            services => services.AddSingleton<ILoggerFactory>(log).AddSingleton<ICatalog, First>().AddKeyedSingleton<ICatalog, Named>(KeyedService.AnyKey),
            static services => services.AddSingleton<ICatalog, Second>());
        await StartAsync(provider);

        Assert.Equal([10, 11], log.Entries.Select(static entry => entry.Id).Order());
        Assert.IsType<Second>(provider.GetRequiredService<ICatalog>());
        Assert.IsType<Named>(provider.GetRequiredKeyedService<ICatalog>("some"));
    }

    [Fact]
    public async Task Keyed_origins_are_disposed_once_by_the_container()
    {
        ServiceProvider provider = Build(static services => services.AddKeyedSingleton<ICatalog, Named>("eu").AddKeyedScoped<ICatalog, Named>("us"));
        OriginControl control = provider.GetRequiredService<OriginControl>();
        await using (AsyncServiceScope scope = provider.CreateAsyncScope())
        {
            _ = scope.ServiceProvider.GetRequiredKeyedService<ICatalog>("us").OriginId;
            _ = scope.ServiceProvider.GetRequiredKeyedService<ICatalog>("eu").OriginId;
        }

        Assert.Equal((2, 1), (control.Created, control.Disposed));
        await provider.DisposeAsync();
        Assert.Equal((2, 2), (control.Created, control.Disposed));
    }

    private static IEnumerable<string> Names(params string[] variants)
        => variants.Select(static variant => CatalogMethods.GetId + variant).Order(StringComparer.Ordinal);

    private static async Task<string?[]> AskAsync(params ICatalog[] catalogs)
    {
        var answers = new List<string?>();
        foreach (ICatalog catalog in catalogs)
        {
            answers.Add(await catalog.GetAsync(1, TestContext.Current.CancellationToken));
        }

        return [.. answers];
    }

    private static ServiceProvider Build(Action<IServiceCollection> before, Action<IServiceCollection>? after = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<OriginControl>();
        services.AddCache();
        before(services);
        CatalogDecorator.Add(services);
        after?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static async Task StartAsync(ServiceProvider provider)
    {
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    private abstract class Origin(OriginControl control, string name) : ICatalog, IDisposable
    {
        private readonly bool _isNoted = Note(control);

        public Guid OriginId => _isNoted ? Guid.NewGuid() : Guid.Empty;

        public async Task<string?> GetAsync(int id, CancellationToken cancellationToken = default)
        {
            await control.ArriveAsync(id, cancellationToken);
            return $"{name} {id}";
        }

        public ValueTask<Item?> FindAsync(string name, CancellationToken cancellationToken = default) => default;

        public int Count(int group, CancellationToken cancellationToken = default) => group;

        public void Dispose() => control.NoteDisposed();

        private static bool Note(OriginControl control)
        {
            control.NoteCreated();
            return true;
        }
    }

    private sealed class First(OriginControl control) : Origin(control, nameof(First));

    private sealed class Second(OriginControl control) : Origin(control, nameof(Second));

    private sealed class Named(OriginControl control, [ServiceKey] string key) : Origin(control, $"Named({key})");
}
