using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>A cache in memory with all services of this program behind it, put together by the public calls that users make.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private Node(ServiceProvider provider) => _provider = provider;

    public static Node Start(int? capacity = null)
    {
        var services = new ServiceCollection();
        services.AddCache(options => options.Memory.MaxEntriesPerMethod = capacity ?? options.Memory.MaxEntriesPerMethod);
        services.AddSingleton<IKpiService, KpiService>();
        services.AddSingleton<IShapeService, ShapeService>();
        services.AddSingleton<IPairService, PairService>();
        services.AddCachedServices();
        return new Node(services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull
        => _provider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
