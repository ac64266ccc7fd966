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
        if (Constructions.IsGeneric(service))
        {
            return string.Join(".", new[] { Namespace(service).Replace("@", string.Empty), Stem(service), Hash(id), "g.cs" }.Where(static part => part.Length > 0));
        }

        IEnumerable<INamespaceOrTypeSymbol> homonyms = [compilation.Assembly.GlobalNamespace];
        foreach (string part in id.Split('.'))
        {
            homonyms = [.. homonyms.SelectMany(static outer => outer.GetMembers().OfType<INamespaceOrTypeSymbol>())
                .Where(inner => string.Equals(inner.Name, part, StringComparison.OrdinalIgnoreCase))];
        }

        return homonyms.Skip(1).Any() ? $"{id}.{Hash(id)}.g.cs" : $"{id}.g.cs";
    }

    /// <summary>How documentation names it: a reference cannot name a construction.</summary>
    public static string Mention(INamedTypeSymbol service)
        => Constructions.IsGeneric(service) ? $"<c>{Id(service).Replace('<', '{').Replace('>', '}')}</c>" : $"<see cref=\"{TypeText.Of(service)}\"/>";

    /// <summary>
    /// The name of the decorator. A nested <c>A.IB</c> and an <c>IA_B</c> beside <c>A</c> have one stem; the one with the underscore yields, and so
    /// do constructions, whose type arguments may differ in their namespaces only.
    /// </summary>
    public static string Decorator(INamedTypeSymbol service, string stem)
        => HasUnderscore(service) || Constructions.IsGeneric(service) ? $"{stem}Decorator_{Hash(Id(service))}" : stem + "Decorator";

    /// <summary>The namespace, or nothing for the global one.</summary>
    public static string Namespace(INamedTypeSymbol service)
        => service.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : string.Join(".", service.ContainingNamespace.ToDisplayString().Split('.').Select(static part => TypeText.Identifier(part.TrimStart('@'))));

    /// <summary>
    /// <c>DashboardService</c> for <c>IDashboardService</c>; <c>Outer_Service</c> for a nested one; <c>RepositoryOfProduct</c> for
    /// <c>IRepository&lt;Product&gt;</c>.
    /// </summary>
    public static string Stem(INamedTypeSymbol service)
    {
        string stem = service.Name;
        if (stem is ['I', >= 'A' and <= 'Z', ..] && !IsTaken(service, stem.Substring(1)))
        {
            stem = stem.Substring(1);
        }

        stem += TypeText.ArgumentsPart(service);
        return service.ContainingType is { } outer ? $"{OuterName(outer)}_{stem}" : stem;
    }

    /// <summary><c>DashboardServiceKeys</c>, or <c>DashboardServiceCacheKeys</c> where the project has a type of that name.</summary>
    public static string KeyFactory(INamedTypeSymbol service, string stem)
    {
        string name = stem + "Keys";
        bool isShared = (service.ContainingType is not null || Constructions.IsGeneric(service))
            && (HasUnderscore(service) || IsAmbiguous(service, stem) || !service.ContainingNamespace.GetTypeMembers("I" + stem).IsEmpty || !service.ContainingNamespace.GetTypeMembers(stem).IsEmpty);
        if (service.ContainingNamespace.GetTypeMembers(name).IsEmpty && !isShared)
        {
            return name;
        }

        name = stem + (isShared ? $"_{Hash(Id(service))}CacheKeys" : "CacheKeys");
        return service.ContainingNamespace.GetTypeMembers(name).IsEmpty ? name : $"{name}_{Hash(Id(service))}";
    }

    /// <summary>Whether other assemblies see it.</summary>
    public static bool IsPublic(INamedTypeSymbol service)
        => service.DeclaredAccessibility == Accessibility.Public
            && (service.ContainingType is null || IsPublic(service.ContainingType))
            && service.TypeArguments.All(IsPublicArgument);

    private static bool IsPublicArgument(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPublicArgument(array.ElementType),
        INamedTypeSymbol named => IsPublic(named),
        _ => true,
    };

    // Products of two namespaces, or IRepository<T> and IRepository<T, U> side by side.
    private static bool IsAmbiguous(INamedTypeSymbol service, string stem)
        => Constructions.Beside(service).Count(other => Stem(other) == stem) > 1
            || (service.ContainingType ?? (INamespaceOrTypeSymbol)service.ContainingNamespace).GetTypeMembers(service.Name).Count(static type => type.Arity > 0) > 1;

    private static string OuterName(INamedTypeSymbol outer)
        => (outer.ContainingType is { } next ? $"{OuterName(next)}_{outer.Name}" : outer.Name) + TypeText.ArgumentsPart(outer);

    private static bool HasUnderscore(INamedTypeSymbol? type) => type is not null && (type.Name.Contains("_") || HasUnderscore(type.ContainingType));

    // FNV-1a: the same on every machine and in every run.
    private static string Hash(string text)
        => text.Aggregate(2166136261u, static (hash, c) => unchecked((hash ^ c) * 16777619u)).ToString("x8", CultureInfo.InvariantCulture);

    // "IFoo" and "Foo" side by side, both interfaces: only one of them may have the short name.
    private static bool IsTaken(INamedTypeSymbol service, string stem)
        => (service.ContainingType ?? (INamespaceOrTypeSymbol)service.ContainingNamespace)
            .GetTypeMembers(stem).Any(static type => type.TypeKind == TypeKind.Interface);
}
