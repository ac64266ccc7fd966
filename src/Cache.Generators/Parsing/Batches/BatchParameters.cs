using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Batches;

/// <summary>How the parameters of a batch correspond to those of the method that takes one id.</summary>
/// <param name="Ids">The parameter with the ids.</param>
/// <param name="Id">The type of one id.</param>
/// <param name="Form">What the origin gets.</param>
/// <param name="Sources">Where the parts of the key come from: the parameter, none for the user, and what stands behind it.</param>
/// <param name="Fault">Why they do not correspond, or <see langword="null"/>.</param>
internal sealed record BatchParameters(
    IParameterSymbol? Ids, ITypeSymbol? Id, BatchIdsForm Form, IReadOnlyList<(string? Root, string Path)> Sources, string? Fault)
{
    public static BatchParameters Match(IMethodSymbol batch, IMethodSymbol single, CachedMethodModel model)
    {
        IParameterSymbol[] given = [.. batch.Parameters.Where(KeyParameters.IsPart)];
        IParameterSymbol[] wanted = [.. single.Parameters.Where(KeyParameters.IsPart)];
        IParameterSymbol[] unmatched = [.. given.Where(parameter => !wanted.Any(other => AreSame(parameter, other)))];
        IParameterSymbol[] left = [.. wanted.Where(parameter => !given.Any(other => AreSame(parameter, other)))];
        if (unmatched is not [var ids])
        {
            return Broken(unmatched.Length == 0
                ? "it takes no collection of ids"
                : $"{Names(unmatched)} have no counterpart in '{single.Name}'; a batch takes one collection of ids, and other parameters by the same names and types, unless they are marked [CacheKeyIgnore]");
        }

        if (BatchCollections.FindIds(ids.Type) is not var (form, element) || ids.RefKind != RefKind.None)
        {
            return Broken($"'{ids.Name}' is no collection of ids that can be passed by value, and '{single.Name}' has no such parameter");
        }

        if (left is not [var id])
        {
            return Broken(left.Length == 0 ? $"no parameter of '{single.Name}' is left for the ids in '{ids.Name}'" : $"it takes only the ids in '{ids.Name}' instead of {Names(left)} of '{single.Name}'");
        }

        return FaultOf(ids, element, id, single, model) is { } fault
            ? Broken(fault)
            : new BatchParameters(ids, element, form, [.. model.Key.Parts.Select(part => Source(part, single, id))], null);
    }

    /// <summary>Returns one argument for each part of the key.</summary>
    public EquatableArray<BatchKeyArgumentModel> KeyArguments(string user)
        => Sources.Select(source => new BatchKeyArgumentModel(source.Root ?? user, source.Path)).ToEquatableArray();

    private static string? FaultOf(IParameterSymbol ids, ITypeSymbol element, IParameterSymbol id, IMethodSymbol single, CachedMethodModel model)
    {
        if (!SymbolEqualityComparer.Default.Equals(element, id.Type) || (element.NullableAnnotation == NullableAnnotation.Annotated && id.NullableAnnotation == NullableAnnotation.NotAnnotated))
        {
            return $"'{ids.Name}' holds '{TypeText.Readable(element)}' but '{id.Name}' of '{single.Name}' is '{TypeText.Readable(id.Type)}'";
        }

        KeyPartModel[] parts = [.. model.Key.Parts.Where(part => Root(part, single) == id.Name)];
        if (!parts.Any(static part => part.Parameter.Length > 0))
        {
            return $"only members of '{id.Name}' are in the key of '{single.Name}', so that several ids would share an entry; name '{{{id.Name}}}' in its template";
        }

        return parts.Any(static part => part.Value.Detaches) ? $"an id of type '{TypeText.Readable(id.Type)}' can change after the call; make it immutable" : null;
    }

    private static (string? Root, string Path) Source(KeyPartModel part, IMethodSymbol single, IParameterSymbol id)
    {
        if (Root(part, single) is not { } root)
        {
            return (null, string.Empty);
        }

        string identifier = TypeText.Identifier(root);
        return (root == id.Name ? string.Empty : identifier, part.Argument.Substring(identifier.Length));
    }

    // The parameter at the beginning of "range.From" or "range?.From"; none for the user.
    private static string? Root(KeyPartModel part, IMethodSymbol single)
        => single.Parameters.Select(static parameter => parameter.Name).FirstOrDefault(name => IsRoot(TypeText.Identifier(name), part.Argument));

    private static bool IsRoot(string name, string argument)
        => argument == name || argument.StartsWith(name + ".", StringComparison.Ordinal) || argument.StartsWith(name + "?.", StringComparison.Ordinal);

    private static bool AreSame(IParameterSymbol left, IParameterSymbol right)
        => left.Name == right.Name && TypeText.Of(left.Type) == TypeText.Of(right.Type);

    private static string Names(IEnumerable<IParameterSymbol> parameters) => string.Join(" and ", parameters.Select(static parameter => $"'{parameter.Name}'"));

    private static BatchParameters Broken(string fault) => new(null, null, default, [], fault);
}
