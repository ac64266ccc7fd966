using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>The log of a fake store: it numbers messages, keeps them until it is told to forget them, and delivers them or not.</summary>
internal sealed class FakeLog(Func<long, long> seed)
{
    private readonly List<NumberedMessage> _messages = [];
    private readonly List<Action<NumberedMessage>> _receivers = [];
    private readonly List<Action> _interrupted = [];
    private readonly Lock _lock = new();
    private long _last;

    /// <summary>Gets or sets whether messages reach those who listen; they can read them in any case.</summary>
    public bool Delivers { get; set; } = true;

    /// <summary>Gets or sets whether messages are kept for those who ask; otherwise they count and are forgotten.</summary>
    public bool Keeps { get; set; } = true;

    /// <summary>Gets the number of the last message.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    public long Append(byte[] message, long known)
    {
        NumberedMessage numbered;
        lock (_lock)
        {
            numbered = new NumberedMessage(Seeded(known) + 1, message);
            _last = numbered.Number;
            if (Keeps)
            {
                _messages.Add(numbered);
            }
        }

        if (Delivers)
        {
            Publish(numbered);
        }

        return numbered.Number;
    }

    public RemoteLog Read(long after)
    {
        lock (_lock)
        {
            return new RemoteLog(Seeded(after), after == 0 ? [] : [.. _messages.Where(message => message.Number > after)]);
        }
    }

    public void Subscribe(Action<NumberedMessage> received, Action interrupted)
    {
        lock (_lock)
        {
            _receivers.Add(received);
            _interrupted.Add(interrupted);
        }
    }

    /// <summary>Sends a message to those who listen, as anybody can who reaches the channel.</summary>
    public void Publish(NumberedMessage message)
    {
        foreach (Action<NumberedMessage> receiver in _receivers.ToArray())
        {
            receiver(message);
        }
    }

    /// <summary>Tells those who listen that messages may have been missed, as a connection does that is restored.</summary>
    public void Interrupt()
    {
        foreach (Action interrupted in _interrupted.ToArray())
        {
            interrupted();
        }
    }

    /// <summary>Forgets the messages and the count.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _messages.Clear();
            _last = 0;
        }
    }

    private long Seeded(long known)
    {
        if (_last == 0 || _last < known)
        {
            _last = seed(known);
            _messages.Clear();
        }

        return _last;
    }
}
