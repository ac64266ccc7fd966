using System.Collections.Concurrent;

namespace KpiGen.Cache.Hosting;

/// <summary>The cached methods of the application by their full names.</summary>
internal sealed class MethodRegistry
{
    private readonly ConcurrentDictionary<string, ICachedMethod> _methods = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, ICachedMethod[]> _byCall = new(StringComparer.Ordinal);

    public IEnumerable<ICachedMethod> All => _methods.Values;

    /// <summary>Writes to the remote tier what it missed while it did not answer.</summary>
    public void RepairAll()
    {
        foreach (ICachedMethod method in All)
        {
            method.Repair();
        }
    }

    /// <exception cref="InvalidOperationException">Two methods have the same full name.</exception>
    public void Add(ICachedMethod method)
    {
        if (!_methods.TryAdd(method.Descriptor.Id, method))
        {
            throw new InvalidOperationException($"{method.Descriptor.Id} is registered twice. Call AddCachedServices() once for each service collection.");
        }

        _byCall.AddOrUpdate(method.Descriptor.CallId, static (_, added) => [added], static (_, known, added) => [.. known, added], method);
    }

    /// <summary>Returns the cache with a full name, if there is one.</summary>
    public ICachedMethod? Get(string id) => _methods.GetValueOrDefault(id);

    /// <summary>Returns the caches of one method: one for each registration of its service.</summary>
    public IReadOnlyList<ICachedMethod> Find(string callId) => _byCall.GetValueOrDefault(callId, []);

    public IEnumerable<ICachedMethod> OfType(string type) => _methods.Values.Where(method => method.Descriptor.CacheType == type);
}
