using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>The static members of a service, its own and inherited ones, that an attribute names for one of its methods.</summary>
internal sealed class NamedStatics(INamedTypeSymbol service, IMethodSymbol method, ITypeSymbol value, ServiceScope scope)
{
    public bool IsStream => CachedShape.Of(method) == ReturnShape.Stream;

    public IEnumerable<ISymbol> Find(string name)
        => IsStream ? [] : service.AllInterfaces.Insert(0, service).SelectMany(declaring => declaring.GetMembers(name));

    public void Report(DiagnosticDescriptor descriptor, AttributeData attribute, string name, string fault)
        => scope.Diagnostics.Report(descriptor, AttributeReading.LocationOf(attribute), name, method.Name, fault);

    /// <summary>Uses a member as the question whether <c>value</c> is stored.</summary>
    public StaticUse Condition(ISymbol member)
    {
        if (Fault(member) is { } fault)
        {
            return new StaticUse(null, fault);
        }

        if (member is not IMethodSymbol { Parameters: [{ RefKind: RefKind.None or RefKind.In } parameter], ReturnsByRef: false, TypeParameters: [] } condition)
        {
            return new StaticUse(null, "it must be a method with one parameter");
        }

        return condition.ReturnType.SpecialType != SpecialType.System_Boolean ? new StaticUse(null, "it must return bool")
            : !IsSame(parameter.Type, value) ? new StaticUse(null, $"its parameter must be '{value.ToDisplayString()}'")
            : LosesNull(value, parameter.Type) ? new StaticUse(null, "its parameter cannot be null, but the result can")
            : new StaticUse($"{Access(condition)}(value{Forgiven(value, parameter.Type)})", null);
    }

    /// <summary>Uses a member as the source of a value.</summary>
    public StaticUse Fallback(ISymbol member)
    {
        if (Fault(member) is { } fault)
        {
            return new StaticUse(null, fault);
        }

        (ITypeSymbol? type, string call) = member switch
        {
            IMethodSymbol { Parameters: [], TypeParameters: [], ReturnsByRef: false } source => (source.ReturnType, "()"),
            IPropertySymbol { Parameters: [], GetMethod: not null, ReturnsByRef: false } source => (source.Type, string.Empty),
            _ => (null, string.Empty),
        };
        return type is null ? new StaticUse(null, "it must be a method without parameters or a property that can be read")
            : !IsSame(type, value) ? new StaticUse(null, $"it must return '{value.ToDisplayString()}'")
            : LosesNull(type, value) ? new StaticUse(null, "it can be null, but the result cannot")
            : new StaticUse(Access(member) + call + Forgiven(type, value), null);
    }

    private string? Fault(ISymbol member)
        => !member.IsStatic ? "it must be static"
            : member.IsAbstract || member.IsVirtual ? "it must have a body that no implementation replaces"
            : !scope.Compilation.IsSymbolAccessibleWithin(member, scope.Compilation.Assembly) ? "emitted code cannot reach it; make it internal or public"
            : ObsoleteUse.IsError(member) ? "it is obsolete"
            : null;

    private static bool IsSame(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool LosesNull(ITypeSymbol from, ITypeSymbol to)
        => from.NullableAnnotation == NullableAnnotation.Annotated && to.NullableAnnotation == NullableAnnotation.NotAnnotated;

    // Annotations inside the type may differ, which is a warning in code that nobody can edit.
    private static string Forgiven(ITypeSymbol from, ITypeSymbol to) => SymbolEqualityComparer.IncludeNullability.Equals(from, to) ? string.Empty : "!";

    private static string Access(ISymbol member) => $"{TypeText.Of(member.ContainingType)}.{TypeText.Identifier(member.Name)}";
}
