using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Batches;

/// <summary>How the result of a batch corresponds to that of the method that takes one id.</summary>
/// <param name="Model">What it returns, or <see langword="null"/>.</param>
/// <param name="Fault">Why the results do not correspond, or <see langword="null"/>.</param>
internal sealed record BatchReturn(BatchResultModel? Model, string? Fault)
{
    public static BatchReturn Match(IMethodSymbol batch, IMethodSymbol single, BatchParameters parameters)
    {
        if (CachedShape.Of(batch) is ReturnShape.Value or ReturnShape.Stream)
        {
            return Broken("it must return Task<T> or ValueTask<T> of a dictionary or list");
        }

        ITypeSymbol result = CachedShape.Inside(batch);
        ITypeSymbol value = CachedShape.Of(single) == ReturnShape.Value ? single.ReturnType : CachedShape.Inside(single);
        if (CachedShape.Of(single) == ReturnShape.Stream)
        {
            return Broken($"'{single.Name}' returns a stream, whose items are no values of one id");
        }

        if (BatchCollections.FindDictionary(result) is var (dictionary, id, item))
        {
            return FaultOfIds(id, parameters.Id!) is { } fault ? Broken(fault) : Dictionary(result, dictionary, item, value, single);
        }

        if (BatchCollections.FindList(result) is not var (list, element))
        {
            return Broken($"'{TypeText.Readable(result)}' is neither a dictionary of ids nor a list");
        }

        if (parameters.Form == BatchIdsForm.Set)
        {
            return Broken($"a set has no order, so the places of a list do not tell which value belongs to which id; return a dictionary or take a list");
        }

        return AreSame(element, value) && !Differ(element, value) && !Differ(value, element)
            ? new BatchReturn(new BatchResultModel(TypeText.Of(result), list, AbsentIsNull: false, string.Empty), null)
            : Mismatch(element, value, single);
    }

    private static BatchReturn Dictionary(ITypeSymbol result, BatchResultForm form, ITypeSymbol item, ITypeSymbol value, IMethodSymbol single)
    {
        bool isNullable = value.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        bool unwraps = isNullable && AreSame(item, ((INamedTypeSymbol)value).TypeArguments[0]);
        if (!unwraps && (!AreSame(item, value) || Differ(item, value)))
        {
            return Mismatch(item, value, single);
        }

        bool absentIsNull = isNullable || value.NullableAnnotation == NullableAnnotation.Annotated;
        return new BatchReturn(new BatchResultModel(TypeText.Of(result), form, absentIsNull, unwraps ? TypeText.Of(item) : string.Empty), null);
    }

    private static string? FaultOfIds(ITypeSymbol key, ITypeSymbol id)
    {
        if (!AreSame(key, id))
        {
            return $"the keys of the dictionary are '{TypeText.Readable(key)}' but the ids are '{TypeText.Readable(id)}'";
        }

        if (id.NullableAnnotation == NullableAnnotation.Annotated)
        {
            return "an id can be null, and a dictionary has no place for it";
        }

        return HasValueEquality(id) ? null : $"a dictionary compares '{TypeText.Readable(id)}' by reference; make it a record, or override Equals and GetHashCode";
    }

    private static bool HasValueEquality(ITypeSymbol type) => type.IsValueType || Hierarchy(type).Any(OverridesEquals);

    private static bool OverridesEquals(ITypeSymbol type)
        => type.GetMembers("Equals").Any(static member => member is IMethodSymbol { IsOverride: true, Parameters: [{ Type.SpecialType: SpecialType.System_Object }] });

    private static IEnumerable<ITypeSymbol> Hierarchy(ITypeSymbol type)
    {
        for (ITypeSymbol? part = type; part is { SpecialType: not SpecialType.System_Object }; part = part.BaseType)
        {
            yield return part;
        }
    }

    // Annotations inside count: a codec refuses null where they do.
    private static bool AreSame(ITypeSymbol left, ITypeSymbol right) => TypeText.Bare(left) == TypeText.Bare(right);

    // Whether the first says that it can be null and the second that it cannot.
    private static bool Differ(ITypeSymbol left, ITypeSymbol right)
        => left is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated } && right.NullableAnnotation == NullableAnnotation.NotAnnotated;

    private static BatchReturn Mismatch(ITypeSymbol item, ITypeSymbol value, IMethodSymbol single)
        => Broken($"its values are '{TypeText.Readable(item)}' but '{single.Name}' returns '{TypeText.Readable(value)}'");

    private static BatchReturn Broken(string fault) => new(null, fault);
}
