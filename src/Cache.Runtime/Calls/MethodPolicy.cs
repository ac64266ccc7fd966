using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Policies;

namespace KpiGen.Cache.Calls;

/// <summary>The policy of one method; it follows the options while the application runs.</summary>
/// <exception cref="InvalidOperationException">Nobody says how long entries of the type live: this stops the start and not the first call.</exception>
internal sealed class MethodPolicy(CachedMethodDescriptor method, CacheRuntime runtime)
{
    private readonly CachePolicy _atStart = CachePolicy.Resolve(method, runtime.Options, null);

    public CachePolicy Current => CachePolicy.Resolve(method, runtime.Options, _atStart);
}
