using System.Text;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Invalidation;

/// <summary>
/// Invalidates in memory, in loads under way and in the remote tier, in an order that leaves no gap: memory and loads first, then the remote
/// tier, then memory again where something may have come back from the remote tier in between.
/// </summary>
internal sealed class CacheInvalidator(CacheRuntime runtime, RemoteRemoval removal) : ICacheInvalidator
{
    public async Task<InvalidationResult> InvalidateAsync(CacheKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        IReadOnlyList<ICachedMethod> methods = runtime.Methods.Find(key.MethodId);
        if (methods.Count == 0)
        {
            throw new ArgumentException($"{key.MethodId} is not a cached method of this application; is its service registered before AddCachedServices()?", nameof(key));
        }

        InvalidationResult[] results = await Task.WhenAll(methods.Select(method => InvalidateAsync(method, key))).ConfigureAwait(false);
        return new InvalidationResult(results.Sum(static result => result.Removed), results.All(static result => result.Completed));
    }

    public Task<InvalidationResult> InvalidateTypeAsync(CacheType type) => InvalidateTypeAsync(CacheTypeNames.Of(type));

    public async Task<InvalidationResult> InvalidateTypeAsync(string type)
    {
        TypeEpoch epoch = runtime.Epochs.Find(type) ?? throw new ArgumentException(
            $"'{type}' is not a cache type; the types are {string.Join(", ", runtime.Epochs.Types.Select(static known => known.Type).Order(StringComparer.Ordinal))}.",
            nameof(type));

        Outdate(epoch);
        int dropped = runtime.Methods.OfType(type).Sum(static method => method.DropAll());
        bool told = await RaiseAsync(epoch.Sequence, epoch.Advance, type).ConfigureAwait(false);
        return await removal.RemoveAsync(runtime.Keyspace.TypePattern(type), dropped, reachable: told).ConfigureAwait(false);
    }

    public Task<InvalidationResult> InvalidateTagAsync(CacheTag tag)
    {
        string text = tag.ToString();
        ArgumentException.ThrowIfNullOrEmpty(text, nameof(tag));
        runtime.Tags.Advance(text);
        return Task.FromResult(new InvalidationResult(0, Completed: true));
    }

    public async Task<InvalidationResult> InvalidatePatternAsync(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        if (!pattern.StartsWith(runtime.Keyspace.EntryPrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The pattern must start with '{runtime.Keyspace.EntryPrefix}', the prefix of this application.", nameof(pattern));
        }

        var glob = new GlobPattern(Encoding.UTF8.GetBytes(pattern));
        int dropped = DropMatching(glob);
        InvalidationResult result = await removal.RemoveAsync(pattern, dropped, reachable: true).ConfigureAwait(false);
        DropMatching(glob);
        if (!result.Completed)
        {
            // Entries that match may still be read. Outdating all that the pattern can reach makes the invalidation effective now.
            await OutdateReachableAsync(pattern).ConfigureAwait(false);
        }

        return result;
    }

    public async Task<InvalidationResult> InvalidateAllAsync()
    {
        OutdateAll();
        int dropped = runtime.Methods.All.Sum(static method => method.DropAll());
        bool told = await RaiseAsync(runtime.Epochs.All, runtime.Epochs.AdvanceAll, "*").ConfigureAwait(false);
        return await removal.RemoveAsync(runtime.Keyspace.AllPattern, dropped, reachable: told).ConfigureAwait(false);
    }

    private async Task<InvalidationResult> InvalidateAsync(ICachedMethod method, CacheKey key)
    {
        bool held = method.Drop(key);
        bool? existed = await method.RemoveRemoteAsync(key).ConfigureAwait(false);
        held |= method.Drop(key);
        if (existed is null)
        {
            // The entry is still there. What this node cannot remove it outdates: the whole type, as soon as the tier can be told.
            Postpone(method.Epoch);
        }

        return new InvalidationResult(held || existed == true ? 1 : 0, Completed: existed is not null);
    }

    private int DropMatching(GlobPattern glob) => runtime.Methods.All.Sum(method => method.DropMatching(name => glob.IsMatch(name.Span)));

    private async Task OutdateReachableAsync(string pattern)
    {
        string rest = pattern[runtime.Keyspace.EntryPrefix.Length..];
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && runtime.Epochs.Find(rest[..colon]) is { } epoch)
        {
            Outdate(epoch);
            await RaiseAsync(epoch.Sequence, epoch.Advance, epoch.Type).ConfigureAwait(false);
            return;
        }

        OutdateAll();
        await RaiseAsync(runtime.Epochs.All, runtime.Epochs.AdvanceAll, "*").ConfigureAwait(false);
    }

    // From here on memory serves nothing older, and the remote tier is not used until the number is raised.
    private static void Outdate(TypeEpoch epoch)
    {
        epoch.Sequence.Begin();
        epoch.Advance();
    }

    private void OutdateAll()
    {
        runtime.Epochs.All.Begin();
        runtime.Epochs.AdvanceAll();
    }

    private void Postpone(TypeEpoch epoch)
    {
        Outdate(epoch);
        runtime.Coherence?.Start();
        Log.InvalidationPending(runtime.Logger, epoch.Type);
    }

    private async Task<bool> RaiseAsync(SequenceNumber number, Action advance, string name)
    {
        if (runtime.Coherence is not { } coherence)
        {
            return true;
        }

        coherence.Start();
        bool told = await coherence.RaiseAsync(number, advance).ConfigureAwait(false);
        if (!told)
        {
            Log.InvalidationPending(runtime.Logger, name);
        }

        return told;
    }
}
