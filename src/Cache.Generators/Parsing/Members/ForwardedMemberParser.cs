using System.Collections.Immutable;
using KpiGen.Cache.Generators.Models.Forwarding;
using KpiGen.Cache.Generators.Parsing.Signatures;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Reads the members that are handed on to the origin.</summary>
internal static class ForwardedMemberParser
{
    public static ForwardedMembersModel Parse(IReadOnlyList<ISymbol> members)
        => new(
            members.OfType<IMethodSymbol>().Select(Parse).ToEquatableArray(),
            members.OfType<IPropertySymbol>().Select(Parse).ToEquatableArray(),
            members.OfType<IEventSymbol>().Select(Parse).ToEquatableArray());

    public static ForwardedMethodModel Parse(IMethodSymbol method)
        => new(
            TypeText.Of(method.ContainingType),
            TypeText.Identifier(method.Name),
            Modifiers(method, method.Parameters, method.ReturnType),
            Reference(method.RefKind) + TypeText.Of(method.ReturnType),
            method.RefKind != RefKind.None,
            method.TypeParameters.Select(static parameter => TypeText.Identifier(parameter.Name)).ToEquatableArray(),
            method.TypeParameters.Select(Constraint).OfType<string>().ToEquatableArray(),
            ParameterParser.Parse(method.Parameters),
            Disposals.Of(method));

    private static ForwardedPropertyModel Parse(IPropertySymbol property)
        => new(
            TypeText.Of(property.ContainingType),
            property.IsIndexer ? "this" : TypeText.Identifier(property.Name),
            Modifiers(property, property.Parameters, property.Type),
            Reference(property.RefKind) + TypeText.Of(property.Type),
            property.RefKind != RefKind.None,
            ParameterParser.Parse(property.Parameters),
            IsForwarded(property.GetMethod),
            IsForwarded(property.SetMethod) ? property.SetMethod!.IsInitOnly ? SetterShape.Init : SetterShape.Set : SetterShape.None);

    private static ForwardedEventModel Parse(IEventSymbol @event)
        => new(
            TypeText.Of(@event.ContainingType),
            TypeText.Identifier(@event.Name),
            Modifiers(@event, [], @event.Type),
            TypeText.Of(@event.Type));

    private static bool IsForwarded(IMethodSymbol? accessor)
        => accessor is not null && (accessor.IsAbstract || accessor.IsVirtual) && accessor.DeclaredAccessibility != Accessibility.Private;

    private static string Modifiers(ISymbol member, ImmutableArray<IParameterSymbol> parameters, ITypeSymbol type)
    {
        string attribute = ObsoleteUse.IsError(member) ? "[global::System.Obsolete] " : string.Empty;
        return UnsafeTypes.AreIn(parameters, type) ? attribute + "unsafe " : attribute;
    }

    private static string Reference(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => string.Empty,
    };

    // An explicit implementation inherits its constraints, but has to say what "T?" means.
    private static string? Constraint(ITypeParameterSymbol parameter)
    {
        string name = TypeText.Identifier(parameter.Name);
        return parameter switch
        {
            { IsValueType: true } => null,
            { IsReferenceType: true } => $"where {name} : class",
            _ => $"where {name} : default",
        };
    }
}
