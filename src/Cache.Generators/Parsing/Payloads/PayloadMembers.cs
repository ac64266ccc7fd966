using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>A readable member of an object.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsSettable">Whether an object initializer can set it.</param>
/// <param name="IsState">Whether it holds a value of its own, so that losing it would change the object.</param>
internal readonly record struct PayloadMember(ISymbol Symbol, ITypeSymbol Type, bool IsSettable, bool IsState)
{
    public bool IsRequired => Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
}

/// <summary>Lists the members of an object in the order of the wire: base types first, then declaration order, or by <c>[Key(n)]</c>.</summary>
internal static class PayloadMembers
{
    public static IReadOnlyList<PayloadMember> Of(INamedTypeSymbol type, Compilation compilation)
    {
        var members = new List<PayloadMember>();
        foreach (ISymbol symbol in Hierarchy(type).SelectMany(static part => part.GetMembers()))
        {
            if (Read(symbol, compilation) is { } member)
            {
                int overridden = members.FindIndex(known => known.Symbol.Name == symbol.Name);
                if (overridden >= 0)
                {
                    members[overridden] = member;
                }
                else
                {
                    members.Add(member);
                }
            }
        }

        bool isContract = PortableContract.Covers(type);
        return [.. members.Where(member => !PayloadAttributes.IsIgnored(member.Symbol, isContract)).OrderBy(static member => PayloadAttributes.Order(member.Symbol))];
    }

    /// <summary>Returns a required member that is left out, which no object initializer may do.</summary>
    public static ISymbol? RequiredButIgnored(INamedTypeSymbol type)
        => Hierarchy(type)
            .SelectMany(static part => part.GetMembers())
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true } && PayloadAttributes.IsIgnored(member, PortableContract.Covers(type)));

    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
        => type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } parent
            ? Hierarchy(parent).Append(type)
            : [type];

    private static PayloadMember? Read(ISymbol symbol, Compilation compilation) => symbol switch
    {
        { IsStatic: true } or not { DeclaredAccessibility: Accessibility.Public } => null,
        IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } property
            => new PayloadMember(property, property.Type, IsSettable(property, compilation), HoldsValue(property)),
        IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } field => new PayloadMember(field, field.Type, !field.IsReadOnly, IsState: true),
        _ => null,
    };

    private static bool IsSettable(IPropertySymbol property, Compilation compilation)
        => property.SetMethod is { } setter && compilation.IsSymbolAccessibleWithin(setter, compilation.Assembly);

    private static bool HoldsValue(IPropertySymbol property)
        => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
            || AttributeReading.Find(property.GetMethod!, "System.Runtime.CompilerServices.CompilerGeneratedAttribute") is not null
            || ReadsField(property)
            || IsConstructed(property);

    // What a constructor asks for is state, however the getter finds it; the fields of another assembly are not visible.
    private static bool IsConstructed(IPropertySymbol property)
        => property.ContainingType.InstanceConstructors
            .SelectMany(static constructor => constructor.Parameters)
            .Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type));

    // "public IReadOnlyList<int> Items => _items;"
    private static bool ReadsField(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is PropertyDeclarationSyntax { ExpressionBody.Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }
            && property.ContainingType.GetMembers(name).Any(static member => member is IFieldSymbol { IsStatic: false, IsConst: false });
}
