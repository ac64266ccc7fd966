using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>One piece of the state of an object.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Label">What a message calls it: the element of a tuple has a name and a number.</param>
internal readonly record struct StateMember(ISymbol Symbol, ITypeSymbol Type, string Label);

/// <summary>
/// The state of an object that identifies it. For a type in source this is exactly its instance fields, so computed properties are left
/// out and hidden state is an error: two values that differ only in what the key cannot see would share an entry. For a type in another
/// assembly hidden fields are unknown, and all readable properties are taken.
/// </summary>
internal sealed class KeyState
{
    private readonly List<StateMember> _members = [];

    private KeyState()
    {
    }

    public IReadOnlyList<StateMember> Members => _members;

    /// <summary>Gets why the state cannot be a key, or <see langword="null"/>.</summary>
    public string? Fault { get; private set; }

    public static KeyState Of(INamedTypeSymbol type)
    {
        var state = new KeyState();
        if (type.IsTupleType)
        {
            state._members.AddRange(type.TupleElements.Select(static element => new StateMember(element.CorrespondingTupleField ?? element, element.Type, element.Name)));
            return state.Checked();
        }

        foreach (INamedTypeSymbol part in Hierarchy(type))
        {
            if (part.DeclaringSyntaxReferences.IsEmpty)
            {
                state.AddReadable(part);
            }
            else
            {
                state.AddFields(part);
            }
        }

        return state.Checked();
    }

    private KeyState Checked()
    {
        Fault ??= _members.Count == 0 ? "it has no public state; implement ICacheKeyPart, or mark it [CacheKeyIgnore]" : null;
        return this;
    }

    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
        => type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } parent
            ? Hierarchy(parent).Append(type)
            : [type];

    // The field behind a parameter that a class captures is called "<name>P".
    private static string Readable(ISymbol owner) => owner.Name is ['<', .. var name, '>', 'P'] ? name : owner.Name;

    private void AddReadable(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol { IsIndexer: false } property && IsReadable(property))
            {
                Add(property, property.Type);
            }
            else if (member is IFieldSymbol { IsImplicitlyDeclared: false } field && IsPublicState(field))
            {
                Add(field, field.Type);
            }
        }
    }

    private void AddFields(INamedTypeSymbol type)
    {
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst))
        {
            ISymbol owner = field.AssociatedSymbol ?? field;
            if (owner is IPropertySymbol property && IsReadable(property))
            {
                Add(property, property.Type);
            }
            else if (IsPublicState(owner))
            {
                Add(owner, field.Type);
            }
            else if (!AttributeReading.IsKeyIgnored(owner))
            {
                Fault ??= $"its state '{Readable(owner)}' is not public; make it a public property, mark it [CacheKeyIgnore] or implement ICacheKeyPart";
            }
        }
    }

    private void Add(ISymbol symbol, ITypeSymbol type)
    {
        if (AttributeReading.IsKeyIgnored(symbol))
        {
            return;
        }

        _members.RemoveAll(member => member.Symbol.Name == symbol.Name);
        _members.Add(new StateMember(symbol, type, symbol.Name));
    }

    private static bool IsReadable(IPropertySymbol property)
        => !property.IsStatic && property.DeclaredAccessibility == Accessibility.Public && property.GetMethod?.DeclaredAccessibility == Accessibility.Public;

    private static bool IsPublicState(ISymbol symbol)
        => symbol is IFieldSymbol { IsStatic: false, IsConst: false, DeclaredAccessibility: Accessibility.Public };
}
