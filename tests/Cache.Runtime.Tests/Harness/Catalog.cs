namespace KpiGen.Cache.Tests.Harness;

/// <summary>The real service, led by the test.</summary>
internal sealed class Catalog : ICatalog, IDisposable
{
    private readonly OriginControl _control;

    public Catalog(OriginControl control)
    {
        _control = control;
        control.NoteCreated();
    }

    public Guid OriginId { get; } = Guid.NewGuid();

    public async Task<string?> GetAsync(int id, CancellationToken cancellationToken = default)
        => (string?)await _control.ArriveAsync(id, cancellationToken);

    public async ValueTask<Item?> FindAsync(string name, CancellationToken cancellationToken = default)
        => (Item?)await _control.ArriveAsync(name, cancellationToken);

    public int Count(int group, CancellationToken cancellationToken = default)
        => _control.ArriveAsync(group, cancellationToken).GetAwaiter().GetResult() is int count ? count : group;

    public void Dispose() => _control.NoteDisposed();
}
