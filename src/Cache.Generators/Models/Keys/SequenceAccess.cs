namespace KpiGen.Cache.Generators.Models.Keys;

/// <summary>How the elements of a collection inside a key are reached.</summary>
internal enum SequenceAccess
{
    /// <summary>An array.</summary>
    Array,

    /// <summary><c>ImmutableArray&lt;T&gt;</c>, which may be default.</summary>
    ImmutableArray,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary>An interface with an indexer.</summary>
    IndexedInterface,

    /// <summary>An interface without an indexer.</summary>
    CountedInterface,
}
