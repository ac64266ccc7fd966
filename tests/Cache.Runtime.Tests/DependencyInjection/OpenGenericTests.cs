using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.Tests.DependencyInjection;

/// <summary>What the start says about registrations of a generic definition, and who disposes what they create.</summary>
public class OpenGenericTests
{
    [Fact]
    public async Task An_open_registration_is_decorated_and_nothing_is_logged()
        => Assert.Empty(await LoggedAsync(static services => services.AddScoped(typeof(IBox<>), typeof(Box<>))));

    [Fact]
    public async Task One_under_a_key_is_not_decorated_and_logged()
    {
        Assert.Equal([10], await LoggedAsync(
            static services => services.AddKeyedScoped(typeof(IBox<>), "eu", typeof(Box<>)),
            check: static provider => Assert.IsType<Box<string>>(provider.GetRequiredKeyedService<IBox<string>>("eu"))));
    }

    [Fact]
    public async Task One_that_comes_late_is_logged()
        => Assert.Equal([11], await LoggedAsync(
            static services => services.AddScoped(typeof(IBox<>), typeof(Box<>)),
            static services => services.AddScoped(typeof(IBox<>), typeof(Box<>)),
            static provider => Assert.IsType<Decorator>(provider.GetRequiredService<IBox<string>>())));

    [Fact]
    public async Task One_that_a_closed_registration_goes_before_is_left_alone()
        => Assert.Empty(await LoggedAsync(static services => services.AddScoped(typeof(IBox<>), typeof(Box<>)).AddScoped<IBox<string>, Box<string>>()));

    [Fact]
    public async Task None_at_all_is_logged_with_a_readable_name()
    {
        var log = new RecordingLogger();
        await LoggedAsync(static _ => { }, log: log);

        Assert.Contains("IBox`1[System.String] is annotated", Assert.Single(log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_origin_of_a_construction_is_disposed_by_the_container()
    {
        var disposals = new Disposals();
        await LoggedAsync(
            services => services.AddSingleton(disposals).AddScoped(typeof(IBox<>), typeof(Box<>)),
            check: static provider => ((Decorator)provider.GetRequiredService<IBox<string>>()).Origin.Touch());

        Assert.Equal(1, disposals.Count);
    }

    private static async Task<IEnumerable<int>> LoggedAsync(
        Action<IServiceCollection> before, Action<IServiceCollection>? after = null, Action<IServiceProvider>? check = null, RecordingLogger? log = null)
    {
        log ??= new RecordingLogger();
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(log).AddSingleton<Disposals>();
        services.AddCache();
        before(services);
        CachedServices.Decorate<IBox<string>, Service>(
            services, static service => new Service(service), static (provider, methods) => new Decorator(methods.Cached.ResolveOrigin(provider)));
        after?.Invoke(services);
        await using ServiceProvider provider = services.BuildServiceProvider(validateScopes: true);
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        }

        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        check?.Invoke(scope.ServiceProvider);
        return log.Entries.Select(static entry => entry.Id);
    }

    private interface IBox<T>
    {
        void Touch();
    }

    private sealed record Service(CachedService<IBox<string>> Cached);

    private sealed class Disposals
    {
        public int Count { get; set; }
    }

    private sealed class Box<T>(Disposals disposals) : IBox<T>, IDisposable
    {
        public void Touch()
        {
        }

        public void Dispose() => disposals.Count++;
    }

    private sealed class Decorator(IBox<string> origin) : IBox<string>
    {
        public IBox<string> Origin => origin;

        public void Touch() => origin.Touch();
    }
}
