using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>The members that a decorator has to implement, its own and inherited ones, each once.</summary>
internal static class ServiceMembers
{
    public static IReadOnlyList<ISymbol> Of(INamedTypeSymbol service)
        => [.. All(service).Where(static member => !member.IsStatic && IsOpen(member) && !IsAccessor(member) && !Reimplements(member))];

    /// <summary>Returns the first member that no decorator can implement and says why, or <see langword="null"/>.</summary>
    public static (ISymbol Member, string Reason)? Obstacle(INamedTypeSymbol service, Compilation compilation)
    {
        if (All(service).FirstOrDefault(static member => member is { IsStatic: true, IsAbstract: true } && !Reimplements(member)) is { } @static)
        {
            return (@static is IMethodSymbol { AssociatedSymbol: { } owner } ? owner : @static, "is static abstract");
        }

        foreach (ISymbol member in Of(service))
        {
            if (Fault(member, compilation) is { } fault)
            {
                return (member, fault);
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

    private static string? Fault(ISymbol member, Compilation compilation)
    {
        if (!IsReachable(member.ContainingType, compilation) || !IsReachable(member, compilation) || !Accessors(member).All(accessor => IsReachable(accessor, compilation)))
        {
            return "is not visible to generated code";
        }

        if (member is IMethodSymbol { IsVararg: true })
        {
            return "takes __arglist, which cannot be handed on";
        }

        if (member is IPropertySymbol { IsIndexer: false, Parameters.Length: > 0 } || member.HasUnsupportedMetadata)
        {
            return "cannot be expressed in C#";
        }

        if (compilation.Options is CSharpCompilationOptions { AllowUnsafe: false } && UnsafeTypes.AreIn(member))
        {
            return "has pointers in its signature and the project does not allow unsafe code";
        }

        return SyntaxFacts.IsValidIdentifier(member.Name) || member is IPropertySymbol { IsIndexer: true } ? null : "has a name that C# cannot write";
    }

    private static IEnumerable<IMethodSymbol> Accessors(ISymbol member) => member is IPropertySymbol property
        ? new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Where(IsOpen)
        : [];

    private static bool IsReachable(ISymbol member, Compilation compilation) => compilation.IsSymbolAccessibleWithin(member, compilation.Assembly);
}
