using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Hosting;

namespace KpiGen.Cache.Invalidation;

/// <summary>Runs what <see cref="InvalidatesCacheAttribute"/> declares.</summary>
internal sealed class DeclaredInvalidation(ICacheInvalidator invalidator, CacheRuntime runtime)
{
    /// <summary>Invalidates everything that is named, side by side.</summary>
    public Task RunAsync(CacheInvalidation invalidation)
    {
        // A type that only other applications cache is declared by the code that invalidates it.
        IEnumerable<string> types = invalidation.Types.Select(type => runtime.Epochs.Of(type).Type);
        return Task.WhenAll(
            types.Select(invalidator.InvalidateTypeAsync)
                .Concat(invalidation.Keys.Select(invalidator.InvalidateAsync))
                .Concat(invalidation.Tags.Select(invalidator.InvalidateTagAsync)));
    }
}
