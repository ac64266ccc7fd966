using System.Globalization;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// What the time of the server is, as far as this node can tell: the server's answer, and how long ago it asked. Nothing depends on a wall
/// clock of a node.
/// </summary>
/// <remarks>
/// Safe for concurrent use. The server has read its clock somewhere between question and answer (Cristian, Distributed Computing, 1989), so
/// there are two bounds. They are as good as the clock of one server: where another one takes over, times are off by what their clocks differ.
/// That is no more than its own expiry is, which a replica gets as a time too.
/// </remarks>
internal sealed class RedisClock(TimeProvider time)
{
    private Reading? _last;

    /// <summary>Gets the earliest time that it can be at the server, since the epoch of Unix. The clock must have been set.</summary>
    public TimeSpan Earliest => Last.Time + time.GetElapsedTime(Last.Answered);

    /// <summary>Gets the latest time that it can be at the server.</summary>
    public TimeSpan Latest => Last.Time + time.GetElapsedTime(Last.Asked);

    /// <summary>Gets whether the server was ever asked.</summary>
    public bool IsSet => Volatile.Read(ref _last) is not null;

    private Reading Last => Volatile.Read(ref _last) ?? throw new InvalidOperationException("The server has not been asked for its time.");

    /// <summary>Returns the moment of a question, which <see cref="Set"/> is told together with the answer.</summary>
    public long Ask() => time.GetTimestamp();

    /// <summary>Takes note of what the server has answered.</summary>
    /// <param name="asked">When it was asked.</param>
    /// <param name="answer">The two parts of the answer to <c>TIME</c>: seconds, and microseconds of the second.</param>
    public void Set(long asked, ReadOnlySpan<RedisResult> answer)
        => Volatile.Write(ref _last, new Reading(asked, time.GetTimestamp(), TimeSpan.FromSeconds(Number(answer[0])) + TimeSpan.FromMicroseconds(Number(answer[1]))));

    /// <summary>Asks the server, if nobody has yet. From then on whoever reads the log keeps the clock right.</summary>
    public async ValueTask EnsureSetAsync(IDatabase database)
    {
        if (!IsSet)
        {
            long asked = Ask();
            Set(asked, (RedisResult[])(await database.ExecuteAsync("TIME").ConfigureAwait(false))!);
        }
    }

    /// <summary>Does the same on the calling thread.</summary>
    public void EnsureSet(IDatabase database)
    {
        if (!IsSet)
        {
            long asked = Ask();
            Set(asked, (RedisResult[])database.Execute("TIME")!);
        }
    }

    private static long Number(RedisResult result) => long.Parse((string)result!, CultureInfo.InvariantCulture);

    private sealed record Reading(long Asked, long Answered, TimeSpan Time);
}
