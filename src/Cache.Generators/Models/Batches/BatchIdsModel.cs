namespace KpiGen.Cache.Generators.Models.Batches;

/// <summary>The parameter of a batch that holds the ids.</summary>
/// <param name="Parameter">Its name, escaped.</param>
/// <param name="IdType">The type of one id, qualified with <c>global::</c>.</param>
/// <param name="Form">What the origin gets.</param>
internal sealed record BatchIdsModel(string Parameter, string IdType, BatchIdsForm Form);

/// <summary>The collections in which an origin gets the ids that are left.</summary>
internal enum BatchIdsForm
{
    /// <summary>An array, also for the interfaces that it implements.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>HashSet&lt;T&gt;</c>, also for the interfaces of sets.</summary>
    Set,

    /// <summary><c>ImmutableArray&lt;T&gt;</c>.</summary>
    ImmutableArray,
}
