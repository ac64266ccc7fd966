using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Parsing.Signatures;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Batches;

/// <summary>A method that is answered from the entries of another one.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="Model">What is emitted for it.</param>
internal readonly record struct BatchMethod(IMethodSymbol Symbol, BatchMethodModel Model);

/// <summary>Reads the methods with <c>[CachedBatch]</c>. One that does not fit is reported, and forwarded so that the project still compiles.</summary>
internal sealed class BatchParser(ParsedMethods cached, ServiceScope scope)
{
    public static IReadOnlyList<BatchMethod> Parse(IReadOnlyList<ISymbol> members, ParsedMethods cached, ServiceScope scope)
    {
        var parser = new BatchParser(cached, scope);
        var parsed = new List<BatchMethod>();
        foreach (IMethodSymbol method in members.OfType<IMethodSymbol>().Where(method => AttributeReading.IsBatch(method) && !cached.Choice.Excludes(method)))
        {
            if (parser.Parse(method) is { } model)
            {
                parsed.Add(new BatchMethod(method, model));
            }
        }

        return parsed;
    }

    private BatchMethodModel? Parse(IMethodSymbol batch)
    {
        if (Fault(batch) is { } fault)
        {
            return Fail(DiagnosticDescriptors.MethodNotBatchable, batch, fault);
        }

        BatchSingle pair = BatchSingle.Find(batch, cached);
        if (pair.Cached is not var (single, model))
        {
            return Fail(DiagnosticDescriptors.UnknownBatchMethod, batch, pair.Fault!);
        }

        BatchParameters parameters = BatchParameters.Match(batch, single, model);
        if (parameters.Fault is { } mismatch)
        {
            return Fail(DiagnosticDescriptors.BatchParametersDiffer, batch, mismatch, single.Name);
        }

        BatchReturn result = BatchReturn.Match(batch, single, parameters);
        return result.Fault is { } broken
            ? Fail(DiagnosticDescriptors.BatchResultDiffers, batch, broken, single.Name)
            : Create(batch, model, parameters, result.Model!);
    }

    private BatchMethodModel Create(IMethodSymbol batch, CachedMethodModel single, BatchParameters parameters, BatchResultModel result)
    {
        var locals = new UniqueNames(batch.Parameters.Select(static parameter => parameter.Name));
        string user = locals.Take("user");
        return new BatchMethodModel(
            TypeText.Of(batch.ContainingType),
            TypeText.Identifier(batch.Name),
            ObsoleteUse.IsError(batch),
            CachedShape.Of(batch) == ReturnShape.ValueTask,
            ParameterParser.Parse(batch.Parameters),
            new BatchIdsModel(TypeText.Identifier(parameters.Ids!.Name), TypeText.Of(parameters.Id!), parameters.Form),
            result,
            parameters.KeyArguments(user),
            single,
            new BatchMethodNames(
                TypeText.Identifier(scope.FieldNames.Take(batch.Name)),
                locals.Take("id"),
                locals.Take("ids"),
                locals.Take("key"),
                locals.Take("origin"),
                locals.Take("args"),
                user,
                locals.Take("token"),
                locals.Take("batch")));
    }

    private static string? Fault(IMethodSymbol method)
        => AttributeReading.FindCached(method) is not null ? "it has [Cached] as well; the entries are those of the method that it names, so remove [Cached]"
            : AttributeReading.IsInvalidating(method) ? "it has [InvalidatesCache] as well, and what tiers hold is answered without running it; keep one of them"
            : AttributeReading.IsNotCached(method) ? "it has [NotCached] as well; keep one of them"
            : CachedShape.Of(method) is ReturnShape.Value or ReturnShape.Stream ? null // what it returns is the result's fault
            : CachedShape.Fault(method);

    private BatchMethodModel? Fail(DiagnosticDescriptor descriptor, IMethodSymbol batch, params string[] arguments)
    {
        scope.Diagnostics.Report(descriptor, batch, [batch.Name, .. arguments]);
        return null;
    }
}
