using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>A place of a template, found: a parameter or a member of one.</summary>
/// <param name="Path">The names that it was found by: <c>range.From</c>.</param>
/// <param name="Expression">The value in the decorator.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="IsWhole">Whether it is the parameter itself.</param>
/// <param name="Missing">The name that was not found and where, or <see langword="null"/>.</param>
/// <param name="Fault">Why its values could not be told apart, or <see langword="null"/>.</param>
internal sealed record KeyPlace(
    string Path, string Expression, ITypeSymbol? Type, IParameterSymbol? Parameter, bool IsWhole, (string Name, string Owner)? Missing, string? Fault)
{
    public static KeyPlace Find(string path, IMethodSymbol method, Compilation compilation)
    {
        var found = MemberPath.Find(path, method, compilation);
        if (found.Missing is not null)
        {
            return new KeyPlace(found.Text, string.Empty, null, null, IsWhole: false, found.Missing, null);
        }

        ITypeSymbol type = found.Parameter!.Type;
        string expression = TypeText.Identifier(found.Parameter.Name);
        int nullable = 0;
        foreach (PathStep step in found.Steps)
        {
            bool mayBeNull = NullableTypes.SayNull(type);
            nullable += mayBeNull ? 1 : 0;
            expression += $"{(mayBeNull ? "?." : ".")}{TypeText.Identifier(step.Member.Name)}";
            type = step.Type;
        }

        // Null stands for one place only: otherwise two different calls would look alike.
        bool isWhole = found.Steps.Count == 0;
        string? fault = nullable + (NullableTypes.SayNull(type) ? 1 : 0) > 1 && !isWhole ? $"'{{{path}}}' can be null in more than one place; name the parameter itself" : null;
        return new KeyPlace(found.Text, expression, nullable == 0 ? type : NullableTypes.Lift(type, compilation), found.Parameter, isWhole, null, fault);
    }
}
