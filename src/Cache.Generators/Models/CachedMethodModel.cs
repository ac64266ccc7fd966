using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Models.Tags;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models;

/// <summary>One method of a decorated service whose result is cached.</summary>
/// <param name="DeclaringType">The interface that declares it: the service or one that it inherits.</param>
/// <param name="Name">The name of the method, escaped.</param>
/// <param name="IsObsoleteError">Whether calling it is an error outside obsolete code.</param>
/// <param name="Shape">How the value is returned.</param>
/// <param name="ValueType">The type inside <c>Task</c> or <c>ValueTask</c>, or the array that a stream is stored as; qualified with <c>global::</c>.</param>
/// <param name="ItemType">The type of the items of a stream; empty for other methods.</param>
/// <param name="Codec">The name of the codec class of <paramref name="ValueType"/>.</param>
/// <param name="Copies">Whether every caller gets a copy of its own.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="Key">What identifies a call.</param>
/// <param name="Tags">The tags of its entries; their values are fields of the key.</param>
/// <param name="Policy">What the attribute says.</param>
/// <param name="Hooks">What it says in code.</param>
/// <param name="Identity">The name of the method in keys: followed by its parameter types where the service has cached overloads.</param>
/// <param name="Names">Names in the emitted code that must not collide with the parameters or with each other.</param>
internal sealed record CachedMethodModel(
    string DeclaringType,
    string Name,
    bool IsObsoleteError,
    ReturnShape Shape,
    string ValueType,
    string ItemType,
    string Codec,
    bool Copies,
    EquatableArray<ParameterModel> Parameters,
    KeyModel Key,
    EquatableArray<TagModel> Tags,
    CachePolicyModel Policy,
    MethodHooksModel Hooks,
    string Identity,
    CachedMethodNames Names);
