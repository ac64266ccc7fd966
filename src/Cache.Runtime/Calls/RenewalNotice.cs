using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Hosting;

namespace KpiGen.Cache.Calls;

/// <summary>
/// Tells the other nodes that a caller has had an entry replaced: what they hold in memory is older, and so is what loads bring that began there
/// before.
/// </summary>
/// <remarks>Nothing here throws. Where the message does not get through, the others serve what they hold to the end of its time to live.</remarks>
internal sealed class RenewalNotice(CacheRuntime runtime, Func<byte[], string> describe, string methodId)
{
    /// <summary>Tells them. A key that is too long for a message stands for all of its method.</summary>
    public async Task SendAsync(byte[] key)
    {
        if (runtime.Log is { } log && !await log.AppendAsync(LogMessageKind.Key, methodId, describe(key)).ConfigureAwait(false))
        {
            await log.AppendAsync(LogMessageKind.Method, methodId, string.Empty).ConfigureAwait(false);
        }
    }
}
