using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Models.Forwarding;

/// <summary>A property or an indexer that is handed on to the origin.</summary>
/// <param name="DeclaringType">The interface that declares it.</param>
/// <param name="Name">The name, escaped; <c>this</c> for an indexer.</param>
/// <param name="Modifiers">What stands before the type, with a blank at the end: attributes, <c>unsafe</c> or nothing.</param>
/// <param name="Type">The type with <c>ref</c> where it returns a reference.</param>
/// <param name="ReturnsReference">Whether it returns a reference.</param>
/// <param name="Parameters">The parameters of an indexer.</param>
/// <param name="HasGetter">Whether it can be read.</param>
/// <param name="Setter">Whether and how it can be written.</param>
internal sealed record ForwardedPropertyModel(
    string DeclaringType,
    string Name,
    string Modifiers,
    string Type,
    bool ReturnsReference,
    EquatableArray<ParameterModel> Parameters,
    bool HasGetter,
    SetterShape Setter);
