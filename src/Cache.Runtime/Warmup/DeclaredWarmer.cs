using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Warmup;

/// <summary>A warmer that consists of calls of one service.</summary>
internal sealed class DeclaredWarmer<TService>(string name, Func<TService, CancellationToken, Task> warm) : ICacheWarmer
    where TService : notnull
{
    public string Name => name;

    public Task WarmAsync(IServiceProvider services, CancellationToken cancellationToken) => warm(services.GetRequiredService<TService>(), cancellationToken);
}
