using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Batches;

/// <summary>One method of a decorated service that takes many ids and is answered from the entries of a method that takes one.</summary>
/// <param name="DeclaringType">The interface that declares it: the service or one that it inherits.</param>
/// <param name="Name">The name of the method, escaped.</param>
/// <param name="IsObsoleteError">Whether calling it is an error outside obsolete code.</param>
/// <param name="ReturnsValueTask">Whether it returns a <c>ValueTask</c>, and not a <c>Task</c>.</param>
/// <param name="Parameters">All parameters.</param>
/// <param name="Ids">The parameter with the ids.</param>
/// <param name="Result">What it returns.</param>
/// <param name="KeyArguments">One for each part of the key of <paramref name="Single"/>.</param>
/// <param name="Single">The method that takes one id.</param>
/// <param name="Names">Names in the emitted code that must not collide with the parameters or with each other.</param>
internal sealed record BatchMethodModel(
    string DeclaringType,
    string Name,
    bool IsObsoleteError,
    bool ReturnsValueTask,
    EquatableArray<ParameterModel> Parameters,
    BatchIdsModel Ids,
    BatchResultModel Result,
    EquatableArray<BatchKeyArgumentModel> KeyArguments,
    CachedMethodModel Single,
    BatchMethodNames Names);
