using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Forwarding;

/// <summary>A method that is handed on to the origin.</summary>
/// <param name="DeclaringType">The interface that declares it.</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="Modifiers">What stands before the return type, with a blank at the end: attributes, <c>unsafe</c> or nothing.</param>
/// <param name="ReturnType">The return type with <c>ref</c> where it returns a reference.</param>
/// <param name="ReturnsReference">Whether it returns a reference.</param>
/// <param name="TypeParameters">The names of the type parameters.</param>
/// <param name="Constraints">The constraint clauses that an explicit implementation must repeat.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Disposal">Whether it disposes, which must not create an origin only to dispose it.</param>
internal sealed record ForwardedMethodModel(
    string DeclaringType,
    string Name,
    string Modifiers,
    string ReturnType,
    bool ReturnsReference,
    EquatableArray<string> TypeParameters,
    EquatableArray<string> Constraints,
    EquatableArray<ParameterModel> Parameters,
    Disposal Disposal);
