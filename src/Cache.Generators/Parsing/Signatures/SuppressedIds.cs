using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Signatures;

/// <summary>
/// Collects the ids under which the compiler would report emitted code for using what the service itself uses: <c>[Experimental]</c>, and
/// <c>[Obsolete]</c> with an id of its own. Whoever declared the service has answered those reports already.
/// </summary>
internal sealed class SuppressedIds
{
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _contents = new(SymbolEqualityComparer.Default);
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Follows the service, what it inherits, and every type in a signature with the members of that type.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol service, IEnumerable<ISymbol> members)
    {
        var ids = new SuppressedIds();
        ids.AddType(service);
        foreach (INamedTypeSymbol inherited in service.AllInterfaces)
        {
            ids.AddType(inherited);
        }

        foreach (ISymbol member in members)
        {
            ids.AddMember(member);
        }

        return ids._ids.ToEquatableArray();
    }

    private void AddMember(ISymbol member)
    {
        Read(member);
        switch (member)
        {
            case IMethodSymbol method:
                AddSignature(method.ReturnType, method.Parameters);
                break;

            case IPropertySymbol property:
                Read(property.GetMethod);
                Read(property.SetMethod);
                AddSignature(property.Type, property.Parameters);
                break;

            case IEventSymbol @event:
                AddType(@event.Type);
                break;

            case IFieldSymbol field:
                AddType(field.Type);
                break;
        }
    }

    private void AddSignature(ITypeSymbol type, IEnumerable<IParameterSymbol> parameters)
    {
        AddType(type);
        foreach (IParameterSymbol parameter in parameters)
        {
            AddType(parameter.Type);
        }
    }

    private void AddType(ITypeSymbol? type)
    {
        if (type is null || !_visited.Add(type))
        {
            return;
        }

        AddType((type as IArrayTypeSymbol)?.ElementType ?? (type as IPointerTypeSymbol)?.PointedAtType);
        if (type is not INamedTypeSymbol named)
        {
            return;
        }

        Read(named);
        AddType(named.ContainingType);
        foreach (ITypeSymbol argument in named.TypeArguments)
        {
            AddType(argument);
        }

        if (named.TypeKind is TypeKind.Class or TypeKind.Struct && !IsPlatform(named) && _contents.Add(named.OriginalDefinition))
        {
            AddContent(named.OriginalDefinition);
        }
    }

    // Its types are scalars and collections, which keys and codecs know without looking inside.
    private static bool IsPlatform(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.IsEmpty && TypeText.IsOfPlatform(type);

    // Keys and codecs read the properties of results and parameters, and call constructors. The definition of a generic type has them all.
    private void AddContent(INamedTypeSymbol type)
    {
        AddType(type.BaseType);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor }
                && member is { IsStatic: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal })
            {
                AddMember(member);
            }
        }
    }

    private void Read(ISymbol? symbol)
    {
        if (symbol is null)
        {
            return;
        }

        ReadAttributes(symbol);
        if (symbol is INamedTypeSymbol && symbol.ContainingAssembly is { } assembly && _visited.Add(assembly))
        {
            ReadAttributes(assembly);
            ReadAttributes(symbol.ContainingModule);
        }
    }

    private void ReadAttributes(ISymbol symbol)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            string? id = attribute.AttributeClass?.Name switch
            {
                "ExperimentalAttribute" => attribute.ConstructorArguments is [{ Value: string experimental }] ? experimental : null,
                "ObsoleteAttribute" => attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "DiagnosticId").Value.Value as string,
                _ => null,
            };
            if (id is not null && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(id))
            {
                _ids.Add(id);
            }
        }
    }
}
