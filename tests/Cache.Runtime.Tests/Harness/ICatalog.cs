namespace KpiGen.Cache.Tests.Harness;

/// <summary>The service of the tests: one method of each shape.</summary>
public interface ICatalog
{
    Task<string?> GetAsync(int id, CancellationToken cancellationToken = default);

    ValueTask<Item?> FindAsync(string name, CancellationToken cancellationToken = default);

    int Count(int group, CancellationToken cancellationToken = default);

    /// <summary>A batch of <see cref="GetAsync"/>, which can return null: an id without a value is stored as null.</summary>
    Task<IReadOnlyDictionary<int, string>> GetManyAsync(IEnumerable<int> ids, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    /// <summary>A batch of <see cref="FindAsync"/> with a value for each name.</summary>
    Task<IReadOnlyList<Item?>> FindManyAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    /// <summary>A batch of <see cref="Count"/>, which cannot return null: an id without a value is not stored.</summary>
    Task<Dictionary<int, int>> CountManyAsync(int[] groups, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    /// <summary>A batch of <see cref="Count"/> with a value for each id.</summary>
    Task<int[]> CountAllAsync(int[] groups, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    /// <summary>Tagged with its brand.</summary>
    Task<string?> PriceAsync(string brand, int id, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Tagged with its brand too, and of another type.</summary>
    int Stock(string brand, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Not cached: only forwarded.</summary>
    Guid OriginId { get; }
}

/// <summary>A payload with two members.</summary>
public sealed record Item(string Name, double Price);
