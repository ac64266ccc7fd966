namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>What the reader of a list or a set creates.</summary>
internal enum SequenceStorage
{
    /// <summary>An array for an array.</summary>
    Array,

    /// <summary>An array behind a read-only interface.</summary>
    ReadOnlyArray,

    /// <summary><c>ImmutableArray&lt;T&gt;</c>, which may be default.</summary>
    ImmutableArray,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>HashSet&lt;T&gt;</c>.</summary>
    Set,

    // The rest is created from an array of the elements.
    SortedSet,
    LinkedList,
    Queue,
    Stack,
    Collection,
    ObservableCollection,
    ReadOnlyCollection,
    ReadOnlySet,
    ConcurrentQueue,
    ConcurrentStack,
    ConcurrentBag,
    ImmutableList,
    ImmutableHashSet,
    ImmutableSortedSet,
    ImmutableQueue,
    ImmutableStack,
    FrozenSet,
}
