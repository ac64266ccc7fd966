using System.Globalization;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>The names that follow from the name of a service.</summary>
internal static class ServiceNames
{
    /// <summary>The full name as it stands in keys: <c>App.Outer.IService</c>.</summary>
    public static string Id(INamedTypeSymbol service) => TypeText.Identity(service);

    /// <summary>The name of the emitted file. Names of files are compared without case, those of types are not.</summary>
    public static string Hint(INamedTypeSymbol service, Compilation compilation)
    {
        string id = Id(service);
        IEnumerable<INamespaceOrTypeSymbol> homonyms = [compilation.Assembly.GlobalNamespace];
        foreach (string part in id.Split('.'))
        {
            homonyms = [.. homonyms.SelectMany(static outer => outer.GetMembers().OfType<INamespaceOrTypeSymbol>())
                .Where(inner => string.Equals(inner.Name, part, StringComparison.OrdinalIgnoreCase))];
        }

        return homonyms.Skip(1).Any() ? $"{id}.{Hash(id)}.g.cs" : $"{id}.g.cs";
    }

    /// <summary>The name of the decorator. A nested <c>A.IB</c> and an <c>IA_B</c> beside <c>A</c> have one stem; the one with the underscore yields.</summary>
    public static string Decorator(INamedTypeSymbol service, string stem)
        => HasUnderscore(service) ? $"{stem}Decorator_{Hash(Id(service))}" : stem + "Decorator";

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
    {
        string name = stem + "Keys";
        bool isShared = service.ContainingType is not null
            && (HasUnderscore(service) || !service.ContainingNamespace.GetTypeMembers("I" + stem).IsEmpty || !service.ContainingNamespace.GetTypeMembers(stem).IsEmpty);
        if (service.ContainingNamespace.GetTypeMembers(name).IsEmpty && !isShared)
        {
            return name;
        }

        name = stem + (isShared ? $"_{Hash(Id(service))}CacheKeys" : "CacheKeys");
        return service.ContainingNamespace.GetTypeMembers(name).IsEmpty ? name : $"{name}_{Hash(Id(service))}";
    }

    /// <summary>Whether other assemblies see it.</summary>
    public static bool IsPublic(INamedTypeSymbol service)
        => service.DeclaredAccessibility == Accessibility.Public && (service.ContainingType is null || IsPublic(service.ContainingType));

    private static string OuterName(INamedTypeSymbol outer)
        => outer.ContainingType is { } next ? $"{OuterName(next)}_{outer.Name}" : outer.Name;

    private static bool HasUnderscore(INamedTypeSymbol? type) => type is not null && (type.Name.Contains("_") || HasUnderscore(type.ContainingType));

    // FNV-1a: the same on every machine and in every run.
    private static string Hash(string text)
        => text.Aggregate(2166136261u, static (hash, c) => unchecked((hash ^ c) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);

    // "IFoo" and "Foo" side by side, both interfaces: only one of them may have the short name.
    private static bool IsTaken(INamedTypeSymbol service, string stem)
        => (service.ContainingType ?? (INamespaceOrTypeSymbol)service.ContainingNamespace)
            .GetTypeMembers(stem).Any(static type => type.TypeKind == TypeKind.Interface);
}
