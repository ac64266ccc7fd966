using System.Text;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Invalidation;

/// <summary>
/// Invalidates in memory, in loads under way and in the remote tier, in an order that leaves no gap: memory and loads first, then the remote
/// tier, then the other nodes, then memory again where something may have come back from the remote tier in between.
/// </summary>
internal sealed class CacheInvalidator(CacheRuntime runtime, RemoteRemoval removal, Announcement announcement) : ICacheInvalidator
{
    public async Task<InvalidationResult> InvalidateAsync(CacheKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        IReadOnlyList<ICachedMethod> methods = runtime.Methods.Find(key.MethodId);
        if (methods.Count == 0)
        {
            throw new ArgumentException($"{key.MethodId} is not a cached method of this application; is its service registered before AddCachedServices()?", nameof(key));
        }

        runtime.Invalidations.Increment("key");
        InvalidationResult[] results = await Task.WhenAll(methods.Select(method => InvalidateAsync(method, key))).ConfigureAwait(false);
        return new InvalidationResult(results.Sum(static result => result.Removed), results.All(static result => result.Completed));
    }

    public Task<InvalidationResult> InvalidateTypeAsync(CacheType type) => InvalidateTypeAsync(CacheTypeNames.Of(type));

    public async Task<InvalidationResult> InvalidateTypeAsync(string type)
    {
        TypeEpoch epoch = runtime.Epochs.Find(type) ?? throw new ArgumentException(
            $"'{type}' is not a cache type; the types are {string.Join(", ", runtime.Epochs.Types.Select(static known => known.Type).Order(StringComparer.Ordinal))}.",
            nameof(type));

        runtime.Invalidations.Increment("type");
        epoch.Outdate();
        int dropped = runtime.Methods.OfType(type).Sum(static method => method.DropAll());
        bool told = await announcement.RaiseAsync(epoch).ConfigureAwait(false);
        return await removal.RemoveOutdatedAsync(runtime.Keyspace.TypePattern(type), () => epoch.Stamp, dropped, reachable: told).ConfigureAwait(false);
    }

    public async Task<InvalidationResult> InvalidateTagAsync(CacheTag tag)
    {
        string text = tag.ToString();
        ArgumentException.ThrowIfNullOrEmpty(text, nameof(tag));
        runtime.Invalidations.Increment("tag");
        string name = runtime.Keyspace.TagSequenceName(text);
        runtime.Tags.Advance(name);
        bool told = await announcement.RaiseTagAsync(name).ConfigureAwait(false);

        // What was read from the remote tier before its number was raised has come back since.
        runtime.Tags.Advance(name);
        return new InvalidationResult(0, Completed: told);
    }

    public async Task<InvalidationResult> InvalidatePatternAsync(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        if (!pattern.StartsWith(runtime.Keyspace.EntryPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The pattern must start with '{runtime.Keyspace.EntryPrefix}', the prefix of this application.", nameof(pattern));
        }

        var glob = new GlobPattern(Encoding.UTF8.GetBytes(pattern));
        runtime.Invalidations.Increment("pattern");
        int dropped = DropMatching(glob);
        InvalidationResult result = await removal.RemoveAsync(pattern, dropped).ConfigureAwait(false);
        bool told = await announcement.TellAsync(LogMessageKind.Pattern, pattern, string.Empty).ConfigureAwait(false);
        DropMatching(glob);
        if (result.Completed && told)
        {
            return result;
        }

        // Entries that match may still be read. Outdating all that the pattern can reach makes the invalidation effective now; other nodes
        // that were not told learn it from the numbers - unless these could not be raised either.
        bool raised = await OutdateReachableAsync(pattern).ConfigureAwait(false);
        return result with { Completed = result.Completed && raised };
    }

    public async Task<InvalidationResult> InvalidateAllAsync()
    {
        runtime.Invalidations.Increment("all");
        runtime.Epochs.OutdateAll();
        int dropped = runtime.Methods.All.Sum(static method => method.DropAll());
        bool told = await announcement.RaiseAllAsync().ConfigureAwait(false);
        return await removal
            .RemoveOutdatedAsync(runtime.Keyspace.AllPattern, () => new EpochStamp(Type: 0, runtime.Epochs.All.Known), dropped, reachable: told)
            .ConfigureAwait(false);
    }

    private async Task<InvalidationResult> InvalidateAsync(ICachedMethod method, CacheKey key)
    {
        bool held = method.Drop(key);
        bool? existed = await method.RemoveRemoteAsync(key).ConfigureAwait(false);
        bool told = existed is not null && await announcement.TellAsync(method, key).ConfigureAwait(false);
        held |= method.Drop(key);
        if (!told)
        {
            // The entry is still there, or other nodes do not know. What this node cannot remove it outdates: the whole type, as soon as the
            // tier can be told.
            announcement.Postpone(method.Epoch);
        }

        return new InvalidationResult(held || existed == true ? 1 : 0, Completed: told);
    }

    private int DropMatching(GlobPattern glob) => runtime.Methods.All.Sum(method => method.DropMatching(name => glob.IsMatch(name.Span)));

    private Task<bool> OutdateReachableAsync(string pattern)
    {
        string rest = pattern[runtime.Keyspace.EntryPrefix.Length..];
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && runtime.Epochs.Find(rest[..colon]) is { } epoch)
        {
            epoch.Outdate();
            return announcement.RaiseAsync(epoch);
        }

        runtime.Epochs.OutdateAll();
        return announcement.RaiseAllAsync();
    }
}
