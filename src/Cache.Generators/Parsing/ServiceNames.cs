using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>The names that follow from the name of a service.</summary>
internal static class ServiceNames
{
    /// <summary>The full name as it stands in keys: <c>App.Outer.IService</c>.</summary>
    public static string Id(INamedTypeSymbol service) => TypeText.Identity(service);

    /// <summary>The namespace, or nothing for the global one.</summary>
    public static string Namespace(INamedTypeSymbol service)
        => service.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : string.Join(".", service.ContainingNamespace.ToDisplayString().Split('.').Select(static part => TypeText.Identifier(part.TrimStart('@'))));

    /// <summary><c>DashboardService</c> for <c>IDashboardService</c>; <c>Outer_Service</c> for a nested one.</summary>
    public static string Stem(INamedTypeSymbol service)
    {
        string stem = service.Name;
        if (stem is ['I', >= 'A' and <= 'Z', ..] && !IsTaken(service, stem.Substring(1)))
        {
            stem = stem.Substring(1);
        }

        return service.ContainingType is { } outer ? $"{OuterName(outer)}_{stem}" : stem;
    }

    /// <summary><c>DashboardServiceKeys</c>, or <c>DashboardServiceCacheKeys</c> where the project has a type of that name.</summary>
    public static string KeyFactory(INamedTypeSymbol service, string stem)
        => service.ContainingNamespace.GetTypeMembers(stem + "Keys").IsEmpty ? stem + "Keys" : stem + "CacheKeys";

    /// <summary>Whether other assemblies see it.</summary>
    public static bool IsPublic(INamedTypeSymbol service)
        => service.DeclaredAccessibility == Accessibility.Public && (service.ContainingType is null || IsPublic(service.ContainingType));

    private static string OuterName(INamedTypeSymbol outer)
        => outer.ContainingType is { } next ? $"{OuterName(next)}_{outer.Name}" : outer.Name;

    // "IFoo" and "Foo" side by side, both interfaces: only one of them may have the short name.
    private static bool IsTaken(INamedTypeSymbol service, string stem)
        => (service.ContainingType ?? (INamespaceOrTypeSymbol)service.ContainingNamespace)
            .GetTypeMembers(stem).Any(static type => type.TypeKind == TypeKind.Interface);
}
