using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>What of an annotated interface is decorated: the interface itself, or those constructions of a generic one that <c>Closed</c> lists.</summary>
internal static class Constructions
{
    private const string Closed = "Closed";

    /// <summary>Returns what to decorate, after reporting what is wrong with the list.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Parse(INamedTypeSymbol service, Compilation compilation, DiagnosticBag diagnostics)
    {
        AttributeData? attribute = AttributeReading.FindCached(service);
        if (!IsGeneric(service))
        {
            ReportMeaningless(attribute, service.Name, "is not generic", diagnostics);
            return [service];
        }

        if (attribute is null || !IsSet(attribute))
        {
            diagnostics.Report(DiagnosticDescriptors.GenericService, service, TypeText.Readable(service), service.Name.TrimStart('I'), Example(service));
            return [];
        }

        var found = new List<INamedTypeSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (TypedConstant entry in Entries(attribute))
        {
            if (Fault(entry, service, seen, compilation) is { } fault)
            {
                string text = entry.Value is ITypeSymbol type ? TypeText.Readable(type) : "null";
                diagnostics.Report(DiagnosticDescriptors.UnusableConstruction, AttributeReading.LocationOf(attribute), text, TypeText.Readable(service), fault);
            }
            else if (UnknownTypes.Find((INamedTypeSymbol)entry.Value!) is { } unknown)
            {
                diagnostics.Report(DiagnosticDescriptors.UnknownType, AttributeReading.LocationOf(attribute), service.Name, $"'{TypeText.Readable(unknown)}'");
            }
            else
            {
                found.Add((INamedTypeSymbol)entry.Value!);
            }
        }

        return found;
    }

    /// <summary>Returns the constructions that are listed beside <paramref name="construction"/>, itself included.</summary>
    public static IEnumerable<INamedTypeSymbol> Beside(INamedTypeSymbol construction)
        => AttributeReading.FindCached(construction) is { } attribute
            ? Entries(attribute).Select(static entry => entry.Value).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .Where(other => !other.IsUnboundGenericType && SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, construction.OriginalDefinition))
            : [];

    /// <summary>Whether a type, or one around it, has type parameters or arguments.</summary>
    public static bool IsGeneric(INamedTypeSymbol? type) => type is not null && (type.Arity > 0 || IsGeneric(type.ContainingType));

    /// <summary>Reports a list where there is nothing to choose from.</summary>
    public static void ReportMeaningless(AttributeData? attribute, string name, string reason, DiagnosticBag diagnostics)
    {
        if (attribute is not null && IsSet(attribute))
        {
            diagnostics.Report(DiagnosticDescriptors.MeaninglessConstructions, AttributeReading.LocationOf(attribute), name, reason);
        }
    }

    // "IRepository<…>", or "Outer<…>.IRepository".
    private static string Example(INamedTypeSymbol service)
        => (service.ContainingType is { } outer && IsGeneric(outer) ? Example(outer) + "." : string.Empty) + (service.Arity > 0 ? service.Name + "<…>" : service.Name);

    private static bool IsSet(AttributeData attribute) => !Entries(attribute).IsEmpty;

    private static ImmutableArray<TypedConstant> Entries(AttributeData attribute)
    {
        TypedConstant value = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == Closed).Value;
        return value is { Kind: TypedConstantKind.Array, IsNull: false } ? value.Values : [];
    }

    private static string? Fault(TypedConstant entry, INamedTypeSymbol service, HashSet<ISymbol> seen, Compilation compilation)
    {
        if (entry.Value is not INamedTypeSymbol type || !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, service))
        {
            return "it is another type";
        }

        if (type.IsUnboundGenericType)
        {
            return "its type arguments are missing";
        }

        if (!seen.Add(type))
        {
            return "it is listed twice";
        }

        return compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) && !HasFileLocal(type) ? null : "it is not visible to generated code";
    }

    private static bool HasFileLocal(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HasFileLocal(array.ElementType),
        INamedTypeSymbol named => named.IsFileLocal || HasFileLocal(named.ContainingType) || named.TypeArguments.Any(HasFileLocal),
        _ => false,
    };
}
