using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Policies;

namespace KpiGen.Cache.Calls;

/// <summary>The policy of one method; it follows the options while the application runs.</summary>
/// <remarks>Safe for concurrent use. Worked out once for each change of the options.</remarks>
/// <exception cref="InvalidOperationException">
/// Nobody says how long entries of the type live, or settings contradict each other: this stops the start and not the first call.
/// </exception>
internal sealed class MethodPolicy(CachedMethodDescriptor method, CacheRuntime runtime)
{
    private readonly CachePolicy _atStart = AtStart(method, runtime.Options);
    private Tuple<CacheOptions, CachePolicy>? _inForce;

    public CachePolicy Current
    {
        get
        {
            CacheOptions options = runtime.Options;
            Tuple<CacheOptions, CachePolicy>? inForce = Volatile.Read(ref _inForce);
            if (inForce?.Item1 != options)
            {
                inForce = Tuple.Create(options, CachePolicy.Resolve(method, options, _atStart));
                Volatile.Write(ref _inForce, inForce);
            }

            return inForce.Item2;
        }
    }

    private static CachePolicy AtStart(CachedMethodDescriptor method, CacheOptions options)
    {
        var policy = CachePolicy.Resolve(method, options, null);
        PolicyContradiction.ThrowIfAny(method, policy, options);
        return policy;
    }
}
