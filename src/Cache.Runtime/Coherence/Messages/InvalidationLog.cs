using System.Buffers.Binary;
using System.Security.Cryptography;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Coherence.Messages;

/// <summary>
/// The numbered messages with which nodes tell each other what they invalidate. They arrive over a channel, at once; a number that does not
/// follow the one before shows a gap, which is filled from the list that the remote tier keeps. Where the list does not reach back far
/// enough, memory is dropped.
/// </summary>
/// <remarks>Safe for concurrent use. Messages are applied one after the other.</remarks>
internal sealed class InvalidationLog(RemoteTier tier, string name, ILogReceiver receiver)
{
    private readonly Lock _lock = new();
    private readonly Lock _schedule = new();
    private Task<bool>? _running;
    private Task<bool>? _queued;
    private long _last;
    private long _gaps;
    private long _drops;
    private bool _listening;

    /// <summary>Gets what names this node in its messages.</summary>
    public long Node { get; } = BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long)));

    /// <summary>Gets the number of the last message whose invalidation is done on this node; 0 before the first contact.</summary>
    public long Last => Interlocked.Read(ref _last);

    /// <summary>Gets how often a message did not follow the one before it.</summary>
    public long Gaps => Interlocked.Read(ref _gaps);

    /// <summary>Gets how often the log did not have what was missed, so that memory was dropped.</summary>
    public long Drops => Interlocked.Read(ref _drops);

    /// <summary>Tells the other nodes.</summary>
    /// <returns>Whether the message is in the log; otherwise it has to be made known in another way.</returns>
    public async Task<bool> AppendAsync(LogMessageKind kind, string what, string detail)
    {
        byte[]? message = new LogMessage(kind, Node, what, detail).ToBytes();
        return message is not null && await tier.AppendAsync(name, message, Last).ConfigureAwait(false) is not null;
    }

    /// <summary>Takes note of what is in the log and did not arrive. What is asked for while a comparison runs is one more behind it.</summary>
    /// <returns>Whether memory is as current as the log now.</returns>
    public Task<bool> CompareAsync()
    {
        lock (_schedule)
        {
            if (_queued is not null)
            {
                return _queued;
            }

            return _running is { IsCompleted: false } running ? _queued = CompareBehindAsync(running) : _running = CompareOnceAsync();
        }
    }

    private async Task<bool> CompareBehindAsync(Task<bool> running)
    {
        // Never on the thread that asks, even where the comparison has ended by now: this has to be noted as queued before it begins, or it
        // would stay queued for ever and every later comparison be taken for done. How the other one ended does not matter here.
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.ForceYielding | ConfigureAwaitOptions.SuppressThrowing);
        lock (_schedule)
        {
            _running = _queued;
            _queued = null;
        }

        return await CompareOnceAsync().ConfigureAwait(false);
    }

    private async Task<bool> CompareOnceAsync()
    {
        _listening = _listening || await tier.SubscribeAsync(name, Receive, Interrupted).ConfigureAwait(false);
        long after = Last;
        if (await tier.ReadLogAsync(name, after).ConfigureAwait(false) is not { } log)
        {
            return false;
        }

        CatchUp(after, log);
        return _listening;
    }

    private void Receive(NumberedMessage message)
    {
        lock (_lock)
        {
            // Before the first contact nothing is known that could follow; duplicates and what comes late are known already.
            if (_last == 0 || message.Number <= _last)
            {
                return;
            }

            // Anybody may publish on the channel. What cannot be read must not take the number of a message that can: the list tells.
            if (message.Number == _last + 1 && LogMessage.Parse(message.Message.Span) is { } next)
            {
                Apply(message.Number, next);
                return;
            }
        }

        Interlocked.Increment(ref _gaps);
        Interrupted();
    }

    // Nobody waits for it; it ends within the budgets of the remote tier and does not fail.
    private void Interrupted() => _ = Task.Run(CompareAsync);

    private void CatchUp(long after, RemoteLog log)
    {
        lock (_lock)
        {
            if (after == 0)
            {
                receiver.Begin();
                _last = log.Last;
                return;
            }

            foreach (NumberedMessage message in log.Messages)
            {
                if (message.Number == _last + 1)
                {
                    Apply(message.Number, LogMessage.Parse(message.Message.Span));
                }
            }

            // The list has forgotten the next message, or the count was lost and starts higher: what was missed is unknown.
            if (_last < log.Last)
            {
                Interlocked.Increment(ref _drops);
                receiver.Miss();
                _last = log.Last;
            }
        }
    }

    private void Apply(long number, LogMessage? message)
    {
        if (message is null)
        {
            // A node that runs a later version may have written it: what it has invalidated is unknown here.
            receiver.Miss();
        }
        else if (message.Sender != Node)
        {
            ApplyOrMiss(message);
        }

        // Last: whoever reads the number without the lock may rely on what it stands for.
        _last = number;
    }

    // Parts of keys may be the application's code, and throw when they are compared with a message. What it has invalidated is unknown then; the
    // messages behind it have to be heard all the same.
    private void ApplyOrMiss(LogMessage message)
    {
        try
        {
            receiver.Apply(message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            receiver.Miss();
        }
    }
}
