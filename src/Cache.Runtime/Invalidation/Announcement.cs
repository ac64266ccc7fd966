using System.Globalization;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Invalidation;

/// <summary>
/// Makes invalidations known beyond this node: numbers are raised in the remote tier, and the other nodes get a message. What cannot be made
/// known now is made known by the coherence loop, and until then this node does not use the remote tier for it.
/// </summary>
internal sealed class Announcement(CacheRuntime runtime)
{
    // A number that is forgotten after it starts higher, so that what it has outdated stays outdated.
    private static readonly TimeSpan TagKept = TimeSpan.FromHours(1);

    /// <summary>Raises the number of a type that was outdated, and tells the other nodes.</summary>
    /// <returns>Whether the remote tier knows.</returns>
    public async Task<bool> RaiseAsync(TypeEpoch epoch)
    {
        if (!await RaiseAsync(epoch.Sequence, epoch.Advance, epoch.Type).ConfigureAwait(false))
        {
            return false;
        }

        // Whoever misses the message finds the number raised within the coherence window.
        await TellAsync(LogMessageKind.Type, epoch.Type, Text(epoch.Sequence)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Raises the number of all types, which were outdated, and tells the other nodes.</summary>
    /// <returns>Whether the remote tier knows.</returns>
    public async Task<bool> RaiseAllAsync()
    {
        if (!await RaiseAsync(runtime.Epochs.All, runtime.Epochs.AdvanceAll, "*").ConfigureAwait(false))
        {
            return false;
        }

        await TellAsync(LogMessageKind.All, string.Empty, Text(runtime.Epochs.All)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Raises the number of a tag and tells the other nodes; where that fails, everything is outdated in its place.</summary>
    /// <param name="name">The name of the number.</param>
    /// <returns>Whether the remote tier and the other nodes know.</returns>
    public async Task<bool> RaiseTagAsync(string name)
    {
        if (runtime.Remote is not { } tier)
        {
            return true;
        }

        if (await tier.RaiseSequenceAsync(name, known: 0, TagKept).ConfigureAwait(false) is not null
            && await TellAsync(LogMessageKind.Tag, name, string.Empty).ConfigureAwait(false))
        {
            return true;
        }

        // Tags go across types, and nobody knows which of them have it.
        runtime.Epochs.OutdateAll();
        runtime.Coherence!.Start();
        Log.InvalidationPending(runtime.Logger, "*");
        return false;
    }

    /// <summary>Tells the other nodes that a call was removed.</summary>
    /// <returns>Whether they know, or will when they look.</returns>
    public async Task<bool> TellAsync(ICachedMethod method, CacheKey key)
        => await TellAsync(LogMessageKind.Key, method.Descriptor.Id, method.Describe(key)).ConfigureAwait(false)
            || await TellAsync(LogMessageKind.Method, method.Descriptor.Id, string.Empty).ConfigureAwait(false);

    /// <summary>Tells the other nodes.</summary>
    /// <returns>Whether they know, or will when they look; there are none without a remote tier.</returns>
    public Task<bool> TellAsync(LogMessageKind kind, string name, string detail)
    {
        runtime.Coherence?.Start();
        return runtime.Log is { } log ? log.AppendAsync(kind, name, detail) : Task.FromResult(true);
    }

    /// <summary>Outdates a type, and leaves it to the coherence loop to make that known.</summary>
    public void Postpone(TypeEpoch epoch)
    {
        epoch.Outdate();
        runtime.Coherence?.Start();
        Log.InvalidationPending(runtime.Logger, epoch.Type);
    }

    private static string Text(SequenceNumber number) => number.Known.ToString(CultureInfo.InvariantCulture);

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
