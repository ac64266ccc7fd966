using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>The members that a decorator has to implement, its own and inherited ones, each once.</summary>
internal static class ServiceMembers
{
    public static IReadOnlyList<ISymbol> Of(INamedTypeSymbol service)
        => [.. All(service).Where(static member => !member.IsStatic && IsOpen(member) && !IsAccessor(member) && !Reimplements(member))];

    /// <summary>Returns the first member that no decorator can implement and says why, or <see langword="null"/>.</summary>
    public static (ISymbol Member, string Reason)? Obstacle(INamedTypeSymbol service, Compilation compilation)
    {
        foreach (ISymbol member in All(service).Where(static member => !IsAccessor(member)))
        {
            if (member is { IsStatic: true, IsAbstract: true })
            {
                return (member, "is static abstract");
            }

            if (!member.IsStatic && IsOpen(member) && !Reimplements(member) && !IsReachable(member, compilation))
            {
                return (member, "is not visible to generated code");
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> All(INamedTypeSymbol service)
        => service.GetMembers().Concat(service.AllInterfaces.SelectMany(static inherited => inherited.GetMembers()));

    private static bool IsOpen(ISymbol member) => member is IMethodSymbol or IPropertySymbol or IEventSymbol && (member.IsAbstract || member.IsVirtual);

    private static bool IsAccessor(ISymbol member) => member is IMethodSymbol { MethodKind: not MethodKind.Ordinary };

    // "void IBase.M() { … }" inside an interface: calls go to IBase.M, which is forwarded.
    private static bool Reimplements(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ExplicitInterfaceImplementations.Length > 0,
        IPropertySymbol property => property.ExplicitInterfaceImplementations.Length > 0,
        IEventSymbol @event => @event.ExplicitInterfaceImplementations.Length > 0,
        _ => false,
    };

    private static bool IsReachable(ISymbol member, Compilation compilation)
        => member.DeclaredAccessibility is Accessibility.Public
            || (member.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedOrInternal
                && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly));
}
