using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class CachedServices
{
    public static void Decorate<TService, TMethods>(
        IServiceCollection services,
        Func<CachedService<TService>, TMethods> createMethods,
        Func<IServiceProvider, TMethods, TService> createDecorator)
        where TService : class
        where TMethods : class
        => throw new NotImplementedException();
}
