using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>What somebody else has stored under the key of an entry: a list, say, in place of a string.</summary>
internal static class ForeignValue
{
    /// <summary>Gets what is read of it: no frame, which is refused and replaced by the next load like one that is damaged.</summary>
    public static RemoteValue Nothing => new(ReadOnlyMemory<byte>.Empty, TimeSpan.Zero);

    /// <summary>Whether a command has failed because of it. The server is well then, and no other key is concerned.</summary>
    public static bool IsCauseOf(Exception? failure)
        => failure is RedisServerException && failure.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal);
}
