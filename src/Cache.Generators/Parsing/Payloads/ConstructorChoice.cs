using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>The constructor that a reader calls.</summary>
/// <param name="Constructor">The constructor.</param>
/// <param name="Arguments">The member behind each parameter.</param>
internal readonly record struct ConstructorChoice(IMethodSymbol Constructor, IReadOnlyList<PayloadMember> Arguments)
{
    /// <summary>
    /// Chooses the marked constructor, else the one with the fewest parameters that loses no state. Parameters are matched to members by
    /// name, ignoring case.
    /// </summary>
    /// <returns>Nothing where every constructor has a parameter without a member.</returns>
    public static ConstructorChoice? Of(INamedTypeSymbol type, IReadOnlyList<PayloadMember> members, Compilation compilation)
    {
        ConstructorChoice[] choices =
        [
            .. type.InstanceConstructors
                .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly) && !IsCopy(constructor) && !AttributeReading.IsObsoleteError(constructor))
                .Select(constructor => Match(constructor, members, compilation))
                .OfType<ConstructorChoice>()
                .OrderByDescending(static choice => PayloadAttributes.IsPreferred(choice.Constructor))
                .ThenBy(static choice => choice.Arguments.Count),
        ];
        return choices.Length == 0
            ? null
            : choices.Where(choice => choice.Lost(members) is null).DefaultIfEmpty(choices[choices.Length - 1]).First();
    }

    /// <summary>Returns a member that would not be read back although it holds a value of its own.</summary>
    public PayloadMember? Lost(IReadOnlyList<PayloadMember> members)
    {
        foreach (PayloadMember member in members)
        {
            if (member.IsState && !member.IsSettable && !Arguments.Contains(member))
            {
                return member;
            }
        }

        return null;
    }

    private static ConstructorChoice? Match(IMethodSymbol constructor, IReadOnlyList<PayloadMember> members, Compilation compilation)
    {
        var arguments = new List<PayloadMember>();
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            int match = members.ToList().FindIndex(member => Fits(member, parameter, compilation));
            if (match < 0 || parameter.RefKind is not (RefKind.None or RefKind.In))
            {
                return null;
            }

            arguments.Add(members[match]);
        }

        return new ConstructorChoice(constructor, arguments);
    }

    private static bool Fits(PayloadMember member, IParameterSymbol parameter, Compilation compilation)
        => string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
            && compilation.ClassifyCommonConversion(member.Type, parameter.Type) is { IsImplicit: true, IsUserDefined: false };

    private static bool IsCopy(IMethodSymbol constructor)
        => constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);
}
