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

    public async Task<IReadOnlyDictionary<int, string>> GetManyAsync(IEnumerable<int> ids, CancellationToken cancellationToken = default)
        => (IReadOnlyDictionary<int, string>)(await _control.ArriveAsync(ids, cancellationToken))!;

    public async Task<IReadOnlyList<Item?>> FindManyAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
        => (IReadOnlyList<Item?>)(await _control.ArriveAsync(names, cancellationToken))!;

    public async Task<Dictionary<int, int>> CountManyAsync(int[] groups, CancellationToken cancellationToken = default)
        => (Dictionary<int, int>)(await _control.ArriveAsync(groups, cancellationToken))!;

    public async Task<int[]> CountAllAsync(int[] groups, CancellationToken cancellationToken = default)
        => (int[])(await _control.ArriveAsync(groups, cancellationToken))!;

    public async Task<string?> PriceAsync(string brand, int id, CancellationToken cancellationToken = default)
        => (string?)await _control.ArriveAsync((brand, id), cancellationToken);

    public int Stock(string brand, CancellationToken cancellationToken = default)
        => _control.ArriveAsync(brand, cancellationToken).GetAwaiter().GetResult() is int stock ? stock : brand.Length;

    public void Dispose() => _control.NoteDisposed();
}
