using KpiGen.Cache.Generators.Parsing.Keys;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Tags;

/// <summary>Where the values of a tag come from: the key of a cached method, or the parameters of one that invalidates.</summary>
internal interface IPathValues
{
    /// <summary>Gets the rule that a path without a value breaks.</summary>
    DiagnosticDescriptor Rule { get; }

    PathValue Find(MemberPath path);
}

/// <summary>The value of a path.</summary>
/// <param name="Expression">The value in emitted code; null anywhere on the way makes it null.</param>
/// <param name="Type">Its type.</param>
/// <param name="Fault">Why there is none, or <see langword="null"/>.</param>
internal readonly record struct PathValue(string Expression, ITypeSymbol? Type, string? Fault)
{
    public static PathValue None(string fault) => new(string.Empty, null, fault);

    /// <summary>Follows <paramref name="steps"/> from an expression. A null on the way is passed on, whatever the types say.</summary>
    public static PathValue Of(string expression, ITypeSymbol type, IEnumerable<PathStep> steps, Compilation compilation)
    {
        bool isLifted = false;
        foreach (PathStep step in steps)
        {
            bool allowsNull = NullableTypes.AllowNull(type);
            isLifted |= allowsNull;
            expression += $"{(allowsNull ? "?." : ".")}{TypeText.Identifier(step.Member.Name)}";
            type = step.Type;
        }

        return new PathValue(expression, isLifted ? NullableTypes.Lift(type, compilation) : type, null);
    }
}
