using System.Collections.Concurrent;

namespace KpiGen.Cache.Hosting;

/// <summary>The cached methods of the application by their full names.</summary>
internal sealed class MethodRegistry
{
    private readonly ConcurrentDictionary<string, ICachedMethod> _methods = new(StringComparer.Ordinal);

    public IEnumerable<ICachedMethod> All => _methods.Values;

    /// <exception cref="InvalidOperationException">Two methods have the same full name.</exception>
    public void Add(ICachedMethod method)
    {
        if (!_methods.TryAdd(method.Descriptor.Id, method))
        {
            throw new InvalidOperationException($"{method.Descriptor.Id} is registered twice. Call AddCachedServices() once for each service collection.");
        }
    }

    public ICachedMethod? Find(string methodId) => _methods.GetValueOrDefault(methodId);

    public IEnumerable<ICachedMethod> OfType(string type) => _methods.Values.Where(method => method.Descriptor.CacheType == type);
}
