using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Keys;
using KpiGen.Cache.Generators.Parsing.Payloads.Sharing;
using KpiGen.Cache.Generators.Parsing.Signatures;
using KpiGen.Cache.Generators.Parsing.Tags;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>A method that is cached.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="Model">What is emitted for it.</param>
internal readonly record struct CachedMethod(IMethodSymbol Symbol, CachedMethodModel Model);

/// <summary>Reads the methods whose results are cached. One that cannot be is reported, and forwarded so that the project still compiles.</summary>
internal static class CachedMethodParser
{
    public static ParsedMethods Parse(
        INamedTypeSymbol service, IReadOnlyList<ISymbol> members, ServiceScope scope, CancellationToken cancellationToken)
    {
        var parsed = new List<CachedMethod>();
        ReportStaticMethods(service, scope.Diagnostics);
        MemberChoice choice = MemberChoice.Of(service, AttributeReading.FindCached(service), members, scope.Diagnostics);
        var refusals = new Refusals(choice, scope.Diagnostics);
        CachedSelection selection = CachedSelection.Of(service, members, choice, refusals, scope.Diagnostics);
        foreach (SelectedMethod selected in selection.Methods)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int mark = scope.Diagnostics.Mark;
            if (Parse(service, selected, scope) is { } model)
            {
                var values = new KeyValues(selected.Method, model.Key, scope.Compilation);
                parsed.Add(new CachedMethod(selected.Method, model with { Tags = TagParser.Parse(selected.Attribute, selected.Method, values, scope) }));
            }
            else
            {
                refusals.AddContent(selected.Method, scope.Diagnostics.TakeSince(mark));
            }
        }

        refusals.Report(parsed.Select(static cached => cached.Symbol));
        return new ParsedMethods(parsed, choice);
    }

    private static CachedMethodModel? Parse(INamedTypeSymbol service, SelectedMethod selected, ServiceScope scope)
    {
        IMethodSymbol method = selected.Method;
        ReturnShape shape = CachedShape.Of(method);
        ITypeSymbol value = CachedShape.Value(method, scope.Compilation);
        KeyModel? key = KeyParser.Parse(method, selected.Policy, scope);
        string? codec = scope.Payloads.Codec(value, method, scope);
        if (key is null || codec is null)
        {
            return null;
        }

        return new CachedMethodModel(
            TypeText.Of(method.ContainingType),
            TypeText.Identifier(method.Name),
            ObsoleteUse.IsError(method),
            shape,
            TypeText.Of(value),
            shape == ReturnShape.Stream ? TypeText.Of(CachedShape.Inside(method)) : string.Empty,
            codec,
            ResultSharing.Copies(method, value, selected.Policy, scope),
            ParameterParser.Parse(method.Parameters),
            key,
            Tags: default,
            selected.Policy,
            HooksParser.Parse(selected.Attribute, method, service, value, scope),
            selected.Identity,
            Names(method, scope.Factory(selected.Factory, key), scope));
    }

    private static CachedMethodNames Names(IMethodSymbol method, string factory, ServiceScope scope)
    {
        var locals = new UniqueNames(method.Parameters.Select(static parameter => parameter.Name));
        return new CachedMethodNames(
            TypeText.Identifier(scope.FieldNames.Take(method.Name)),
            scope.ClassNames.Take("Load" + method.Name),
            TypeText.Identifier(factory),
            locals.Take("key"),
            locals.Take("hit"),
            locals.Take("origin"),
            locals.Take("args"),
            locals.Take("user"),
            locals.Take("token"));
    }

    private static void ReportStaticMethods(INamedTypeSymbol service, DiagnosticBag diagnostics)
    {
        foreach (IMethodSymbol method in service.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.IsStatic && AttributeReading.FindCached(method) is not null)
            {
                diagnostics.Report(DiagnosticDescriptors.MemberNotCacheable, method, method.Name, CachedShape.Fault(method)!);
            }
        }
    }
}
