using System.Collections.Immutable;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Reads parameters. Default values and <c>params</c> are the interface's: an explicit implementation has no use for them.</summary>
internal static class ParameterParser
{
    public static EquatableArray<ParameterModel> Parse(ImmutableArray<IParameterSymbol> parameters)
    {
        IParameterSymbol? cancellation = parameters.FirstOrDefault(IsToken);
        return parameters
            .Select(parameter => new ParameterModel(
                TypeText.Identifier(parameter.Name),
                TypeText.OfParameter(parameter.Type),
                Scope(parameter) + Modifier(parameter.RefKind),
                ArgumentModifier(parameter.RefKind),
                ReferenceEquals(parameter, cancellation)))
            .ToEquatableArray();
    }

    public static bool IsToken(IParameterSymbol parameter)
        => parameter.Type.Name == "CancellationToken" && TypeText.Identity(parameter.Type) == "System.Threading.CancellationToken";

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => string.Empty,
    };

    private static string ArgumentModifier(RefKind kind) => kind == RefKind.RefReadOnlyParameter ? "in " : Modifier(kind);

    // An out parameter is scoped without saying so, and says so where it is not.
    private static string Scope(IParameterSymbol parameter) => (parameter.RefKind, parameter.ScopedKind) switch
    {
        (RefKind.Out, ScopedKind.None) => "[global::System.Diagnostics.CodeAnalysis.UnscopedRef] ",
        (RefKind.Out, _) or (_, ScopedKind.None) => string.Empty,
        _ => "scoped ",
    };
}
