using System.Globalization;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// The log in Redis: a counter and a bounded list in one slot, and a channel. A message is numbered, kept and published in one script, so that
/// the order on the channel is that of the numbers.
/// </summary>
internal sealed class RedisLog(RedisConnection connection, RedisClock clock)
{
    /// <summary>How many messages the list keeps: enough for a receiver that was away for a moment. One that missed more drops its memory.</summary>
    public const int Capacity = 1024;

    // A count that is missing - a new server, or one that lost it - starts at the server's time in microseconds, and the list with it: receivers
    // see a gap that the list cannot fill. ARGV[1] is the highest number that the caller knows.
    private const string Seed = """
        local last = redis.call('GET', KEYS[1])
        if not last or tonumber(last) < tonumber(ARGV[1]) then
            local now = redis.call('TIME')
            local seed = now[1] * 1000000 + now[2]
            if seed <= tonumber(ARGV[1]) then seed = tonumber(ARGV[1]) + 1 end
            last = string.format('%.0f', seed)
            redis.call('SET', KEYS[1], last)
            redis.call('DEL', KEYS[2])
        end

        """;

    // A script that has written goes on when the server is out of memory, and trimming needs none: an invalidation must not depend on room.
    private const string Trim = """
        redis.call('LTRIM', KEYS[2], 1 - tonumber(ARGV[3]), -1)

        """;

    // In the list and on the channel a message stands behind its number and a colon.
    private static readonly RedisScript AppendScript = new(Trim + Seed + """
        redis.call('INCR', KEYS[1])
        local number = redis.call('GET', KEYS[1])
        local message = number .. ':' .. ARGV[2]
        redis.call('RPUSH', KEYS[2], message)
        redis.call('PUBLISH', ARGV[4], message)
        return number
        """);

    // The last number, the server's time, and as many messages from the end of the list as numbers are missing; the list is shorter when it has
    // forgotten some.
    private static readonly RedisScript ReadScript = new(Seed + """
        local time = redis.call('TIME')
        local missing = tonumber(last) - tonumber(ARGV[1])
        if tonumber(ARGV[1]) == 0 or missing <= 0 then return {last, time[1], time[2]} end
        if missing > tonumber(ARGV[2]) then missing = tonumber(ARGV[2]) end
        local messages = redis.call('LRANGE', KEYS[2], -missing, -1)
        table.insert(messages, 1, time[2])
        table.insert(messages, 1, time[1])
        table.insert(messages, 1, last)
        return messages
        """);

    private const int MessagesOffset = 3;

    private readonly Lock _lock = new();
    private Task? _subscribing;

    public async Task<long> AppendAsync(string log, byte[] message, long known)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        RedisResult result = await AppendScript.EvaluateAsync(database, Keys(log), [known, message, Capacity, log]).ConfigureAwait(false);
        return Number((string)result!);
    }

    public async Task<RemoteLog> ReadAsync(string log, long after)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        long asked = clock.Ask();
        var result = (RedisResult[])(await ReadScript.EvaluateAsync(database, Keys(log), [after, Capacity]).ConfigureAwait(false))!;
        clock.Set(asked, result.AsSpan(1, 2));
        NumberedMessage[] messages = [.. result.Skip(MessagesOffset).Select(static entry => Parse((byte[])entry!)).OfType<NumberedMessage>()];
        return new RemoteLog(Number((string)result[0]!), messages);
    }

    public Task SubscribeAsync(string log, Action<NumberedMessage> received, Action interrupted)
    {
        lock (_lock)
        {
            // Whoever asked before may have given up waiting, but the attempt goes on, and one subscription is enough.
            return _subscribing is { IsFaulted: false, IsCanceled: false } ? _subscribing : _subscribing = SubscribeOnceAsync(log, received, interrupted);
        }
    }

    private async Task SubscribeOnceAsync(string log, Action<NumberedMessage> received, Action interrupted)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().ConfigureAwait(false);
        ChannelMessageQueue queue = await ListenAsync(multiplexer.GetSubscriber(), RedisChannel.Literal(log)).ConfigureAwait(false);
        queue.OnMessage(message =>
        {
            if (Parse((byte[])message.Message!) is { } numbered)
            {
                received(numbered);
            }
        });
        multiplexer.ConnectionRestored += (_, _) => interrupted();
    }

    private static async Task<ChannelMessageQueue> ListenAsync(ISubscriber subscriber, RedisChannel channel)
    {
        try
        {
            return await subscriber.SubscribeAsync(channel).ConfigureAwait(false);
        }
        catch
        {
            // The client keeps the queue of an attempt that failed and fills it from the next attempt on; nobody would empty it.
            await subscriber.UnsubscribeAsync(channel, handler: null, CommandFlags.FireAndForget).ConfigureAwait(false);
            throw;
        }
    }

    private static RedisKey[] Keys(string log) => [$"{{{log}}}:last", $"{{{log}}}:messages"];

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // Whoever can reach the channel can publish on it: what is not a message is not ours.
    private static NumberedMessage? Parse(byte[] bytes)
    {
        int colon = bytes.AsSpan().IndexOf((byte)':');
        return colon > 0 && long.TryParse(bytes.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new NumberedMessage(number, bytes.AsMemory(colon + 1))
            : null;
    }
}
