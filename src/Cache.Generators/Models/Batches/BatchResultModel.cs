namespace KpiGen.Cache.Generators.Models.Batches;

/// <summary>What a batch returns.</summary>
/// <param name="Type">The type without its task, qualified with <c>global::</c>.</param>
/// <param name="Form">What is made of the values.</param>
/// <param name="AbsentIsNull">Whether the method of one id would return null for an id that the origin leaves out.</param>
/// <param name="Item">The type of a value in the result, where the method of one id returns its <c>Nullable&lt;T&gt;</c>; nothing otherwise.</param>
internal sealed record BatchResultModel(string Type, BatchResultForm Form, bool AbsentIsNull, string Item);

/// <summary>What is made of the values of a batch.</summary>
internal enum BatchResultForm
{
    Dictionary,
    ImmutableDictionary,
    Array,
    List,
    ImmutableArray,
}
