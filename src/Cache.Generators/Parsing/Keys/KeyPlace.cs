using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>A place of a template, found: a parameter or a member of one.</summary>
/// <param name="Expression">The value in the decorator.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="IsWhole">Whether it is the parameter itself.</param>
/// <param name="Missing">The name that was not found and where, or <see langword="null"/>.</param>
/// <param name="Fault">Why its values could not be told apart, or <see langword="null"/>.</param>
internal sealed record KeyPlace(
    string Expression, ITypeSymbol? Type, IParameterSymbol? Parameter, bool IsWhole, (string Name, string Owner)? Missing, string? Fault)
{
    public static KeyPlace Find(string path, IMethodSymbol method, Compilation compilation)
    {
        string[] names = [.. path.Split('.').Select(static name => name.Trim().TrimStart('@'))];
        if (method.Parameters.FirstOrDefault(parameter => parameter.Name == names[0]) is not { } root)
        {
            return NotFound(names[0], $"the parameters of '{method.Name}'");
        }

        ITypeSymbol type = root.Type;
        string expression = TypeText.Identifier(root.Name);
        int nullable = 0;
        foreach (string name in names.Skip(1))
        {
            bool mayBeNull = MayBeNull(type);
            nullable += mayBeNull ? 1 : 0;
            if (Member(Unwrap(type), name, compilation) is not { } member)
            {
                return NotFound(name, $"'{TypeText.Readable(type)}'");
            }

            expression += $"{(mayBeNull ? "?." : ".")}{TypeText.Identifier(name)}";
            type = member;
        }

        // Null stands for one place only: otherwise two different calls would look alike.
        string? fault = nullable + (MayBeNull(type) ? 1 : 0) > 1 && names.Length > 1 ? $"'{{{path}}}' can be null in more than one place; name the parameter itself" : null;
        return new KeyPlace(expression, nullable == 0 ? type : Lift(type, compilation), root, names.Length == 1, null, fault);
    }

    private static KeyPlace NotFound(string name, string owner) => new(string.Empty, null, null, IsWhole: false, (name, owner), null);

    private static bool MayBeNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated || IsNullableValue(type);

    private static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol Unwrap(ITypeSymbol type) => IsNullableValue(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    private static ITypeSymbol Lift(ITypeSymbol type, Compilation compilation)
        => type.IsValueType && !IsNullableValue(type)
            ? compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type)
            : type.WithNullableAnnotation(NullableAnnotation.Annotated);

    private static ITypeSymbol? Member(ITypeSymbol type, string name, Compilation compilation)
    {
        for (ITypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers(name).Concat(part.AllInterfaces.SelectMany(contract => type.TypeKind == TypeKind.Interface ? contract.GetMembers(name) : [])))
            {
                if (!member.IsStatic && !ObsoleteUse.IsError(member) && compilation.IsSymbolAccessibleWithin(member, compilation.Assembly))
                {
                    return member switch
                    {
                        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
                        IFieldSymbol field => field.Type,
                        _ => null,
                    };
                }
            }
        }

        return null;
    }
}
