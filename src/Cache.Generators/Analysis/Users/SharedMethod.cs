using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>A cached method whose entries all users share, as one class implements it.</summary>
/// <param name="Service">The service, because an inherited method may be cached for that alone.</param>
/// <param name="Contract">The method of the interface.</param>
/// <param name="Implementation">The method of the class.</param>
/// <param name="HasPolicy">Whether the method has an attribute of its own.</param>
internal readonly record struct SharedMethod(INamedTypeSymbol Service, IMethodSymbol Contract, IMethodSymbol Implementation, bool HasPolicy);
