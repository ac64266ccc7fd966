using System.Threading.Channels;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>The test's hand on the origin: what it returns, when it returns, and what it has seen.</summary>
internal sealed class OriginControl
{
    public static readonly AsyncLocal<string?> Ambient = new();

    // A test that waits for what will not come fails instead of hanging. No outcome depends on how long it is.
    public static readonly TimeSpan Watchdog = TimeSpan.FromSeconds(30);

    private readonly Channel<OriginCall> _arrivals = Channel.CreateUnbounded<OriginCall>();
    private int _calls;
    private int _created;
    private int _disposed;

    /// <summary>Gets how many calls have reached the origin.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public int Created => Volatile.Read(ref _created);

    public int Disposed => Volatile.Read(ref _disposed);

    /// <summary>Gets or sets whether calls wait for <see cref="NextAsync"/> and an answer.</summary>
    public bool Gated { get; set; }

    /// <summary>Gets or sets what calls return that do not wait, by their argument.</summary>
    public Func<object, object?> Value { get; set; } = static argument => argument switch
    {
        string name => new Item(name, 1),
        int id => $"value {id}",
        (string brand, int id) => $"{brand} {id}",
        int[] ids => ids.ToDictionary(static id => id, static id => $"value {id}"),
        string[] names => names.Select(static name => new Item(name, 1)).ToArray(),
        _ => null,
    };

    /// <summary>Waits until the next call has reached the gate.</summary>
    public Task<OriginCall> NextAsync() => _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Watchdog);

    public void NoteCreated() => Interlocked.Increment(ref _created);

    public void NoteDisposed() => Interlocked.Increment(ref _disposed);

    public Task<object?> ArriveAsync(object argument, CancellationToken token)
    {
        Interlocked.Increment(ref _calls);
        if (!Gated)
        {
            return Task.FromResult(Value(argument));
        }

        var call = new OriginCall(argument, token);
        _arrivals.Writer.TryWrite(call);
        return call.AnswerAsync(Watchdog);
    }
}
