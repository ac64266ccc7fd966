namespace KpiGen.Cache.Generators.Models;

/// <summary>One parameter of a method or an indexer.</summary>
/// <param name="Name">The name, escaped where it is a keyword.</param>
/// <param name="Type">The type, qualified with <c>global::</c>.</param>
/// <param name="Modifier">What stands before the type in a declaration, with a blank at the end: <c>ref </c>, <c>scoped </c> or nothing.</param>
/// <param name="ArgumentModifier">What stands before the argument in a call, with a blank at the end.</param>
/// <param name="IsCancellation">Whether it is the token that a load observes.</param>
internal sealed record ParameterModel(string Name, string Type, string Modifier, string ArgumentModifier, bool IsCancellation);
