using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>A cached method whose entries all users share, as one class implements it.</summary>
internal readonly record struct SharedMethod(INamedTypeSymbol Service, IMethodSymbol Contract, IMethodSymbol Implementation)
{
    /// <summary>Gets what tells a fix where to look: the service, because an inherited method may be cached for that alone, and the method.</summary>
    public string Id => $"{Service.GetDocumentationCommentId()} {Contract.OriginalDefinition.GetDocumentationCommentId()}";
}
