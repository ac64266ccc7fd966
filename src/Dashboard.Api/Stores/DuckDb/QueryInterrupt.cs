using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>
/// Interrupts a running command when its token is cancelled, and goes on doing so until the command ends: DuckDB forgets an interrupt
/// that arrives just before a query begins, and the query would then run to its end.
/// </summary>
internal sealed class QueryInterrupt : IDisposable
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(20);

    private readonly Lock _ending = new();
    private readonly DuckDBCommand _command;
    private readonly CancellationTokenRegistration _registration;
    private Timer? _timer;
    private bool _ended;

    public QueryInterrupt(DuckDBCommand command, CancellationToken cancellationToken)
    {
        _command = command;
        _registration = cancellationToken.UnsafeRegister(static state => ((QueryInterrupt)state!).Start(), this);
    }

    /// <summary>Afterwards the command is never touched again and may be disposed of.</summary>
    public void Dispose()
    {
        lock (_ending)
        {
            _ended = true;
        }

        _registration.Dispose();
        _timer?.Dispose();
    }

    private void Start() => _timer = new Timer(static state => ((QueryInterrupt)state!).Interrupt(), this, TimeSpan.Zero, Repeat);

    private void Interrupt()
    {
        lock (_ending)
        {
            if (!_ended)
            {
                _command.Cancel();
            }
        }
    }
}
