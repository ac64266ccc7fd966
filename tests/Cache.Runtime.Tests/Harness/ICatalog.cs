namespace KpiGen.Cache.Tests.Harness;

/// <summary>The service of the tests: one method of each shape.</summary>
public interface ICatalog
{
    Task<string?> GetAsync(int id, CancellationToken cancellationToken = default);

    ValueTask<Item?> FindAsync(string name, CancellationToken cancellationToken = default);

    int Count(int group, CancellationToken cancellationToken = default);

    /// <summary>Not cached: only forwarded.</summary>
    Guid OriginId { get; }
}

/// <summary>A payload with two members.</summary>
public sealed record Item(string Name, double Price);
