using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>The names between a pair of braces, found: a parameter and the way to a member of it.</summary>
/// <param name="Text">The names as they are written in messages and compared: <c>range.From</c>.</param>
/// <param name="Parameter">The parameter that the way begins with; <see langword="null"/> where there is none.</param>
/// <param name="Steps">The members behind it.</param>
/// <param name="Missing">The name that was not found and where, or <see langword="null"/>.</param>
internal sealed record MemberPath(string Text, IParameterSymbol? Parameter, IReadOnlyList<PathStep> Steps, (string Name, string Owner)? Missing)
{
    public static MemberPath Find(string path, IMethodSymbol method, Compilation compilation)
    {
        string[] names = [.. path.Split('.').Select(static name => name.Trim().TrimStart('@'))];
        string text = string.Join(".", names);
        if (method.Parameters.FirstOrDefault(parameter => parameter.Name == names[0]) is not { } root)
        {
            return new MemberPath(text, null, [], (names[0], $"the parameters of '{method.Name}'"));
        }

        var steps = new List<PathStep>();
        ITypeSymbol type = root.Type;
        foreach (string name in names.Skip(1))
        {
            if (Member(NullableTypes.Unwrap(type), name, compilation) is not { } step)
            {
                return new MemberPath(text, root, [], (name, $"'{TypeText.Readable(type)}'"));
            }

            steps.Add(step);
            type = step.Type;
        }

        return new MemberPath(text, root, steps, null);
    }

    private static PathStep? Member(ITypeSymbol type, string name, Compilation compilation)
    {
        foreach (ITypeSymbol owner in Owners(type))
        {
            foreach (ISymbol member in owner.GetMembers(name))
            {
                if (!member.IsStatic && !ObsoleteUse.IsError(member) && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly))
                {
                    return member switch
                    {
                        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => new PathStep(property, property.Type),
                        IFieldSymbol field => new PathStep(field, field.Type),
                        _ => null,
                    };
                }
            }
        }

        return null;
    }

    // A member of an interface may be inherited, and one of a type parameter is that of its constraints.
    private static IEnumerable<ITypeSymbol> Owners(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.SelectMany(Owners);
        }

        return type.TypeKind == TypeKind.Interface ? type.AllInterfaces.Prepend(type) : Hierarchy(type);
    }

    private static IEnumerable<ITypeSymbol> Hierarchy(ITypeSymbol type)
    {
        for (ITypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            yield return part;
        }
    }
}

/// <summary>A step from an object to one of its members.</summary>
/// <param name="Member">The property or field.</param>
/// <param name="Type">Its type.</param>
internal readonly record struct PathStep(ISymbol Member, ITypeSymbol Type);
