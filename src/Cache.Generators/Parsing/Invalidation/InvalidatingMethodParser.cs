using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Invalidation;
using KpiGen.Cache.Generators.Models.Tags;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Parsing.Tags;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Invalidation;

/// <summary>A method that invalidates.</summary>
/// <param name="Symbol">The method.</param>
/// <param name="Model">What is emitted for it.</param>
internal readonly record struct InvalidatingMethod(IMethodSymbol Symbol, InvalidatingMethodModel Model);

/// <summary>Reads the methods with <c>[InvalidatesCache]</c>. One that cannot invalidate is reported and forwarded.</summary>
internal static class InvalidatingMethodParser
{
    public static IReadOnlyList<InvalidatingMethod> Parse(
        INamedTypeSymbol service, IReadOnlyList<ISymbol> members, IReadOnlyList<CachedMethod> cached, ServiceScope scope)
    {
        ReportClosedMethods(service, members, scope.Diagnostics);
        var parsed = new List<InvalidatingMethod>();
        foreach (IMethodSymbol method in members.OfType<IMethodSymbol>().Where(AttributeReading.IsInvalidating))
        {
            if (AttributeReading.FindCached(method) is { } both)
            {
                scope.Diagnostics.Report(DiagnosticDescriptors.CachedAndInvalidating, AttributeReading.LocationOf(both), method.Name);
            }

            if (CompletionParser.Fault(method) is { } fault)
            {
                scope.Diagnostics.Report(DiagnosticDescriptors.MemberCannotInvalidate, method, method.Name, fault);
            }
            else
            {
                parsed.Add(new InvalidatingMethod(method, Parse(method, new InvalidatedCalls(service, method, cached, scope), scope)));
            }
        }

        return parsed;
    }

    private static InvalidatingMethodModel Parse(IMethodSymbol method, InvalidatedCalls callsOf, ServiceScope scope)
    {
        var types = new List<string>();
        var calls = new List<InvalidatedCallModel>();
        var tags = new List<TagModel>();
        foreach (AttributeData attribute in AttributeReading.Invalidations(method))
        {
            ReportIncomplete(attribute, method, scope.Diagnostics);
            types.AddRange(Types(attribute).Select(type => CacheTypeName.Parse(type, attribute, scope.Diagnostics)).OfType<string>());
            calls.AddRange(callsOf.Parse(attribute));
            tags.AddRange(TagParser.Parse(attribute, method, new ArgumentValues(scope.Compilation), scope));
        }

        var locals = new UniqueNames(method.Parameters.Select(static parameter => parameter.Name));
        return new InvalidatingMethodModel(
            ForwardedMemberParser.Parse(method),
            CompletionParser.Of(method),
            types.Distinct().ToEquatableArray(),
            calls.Distinct().ToEquatableArray(),
            tags.Distinct().ToEquatableArray(),
            locals.Take("invalidation"),
            locals.Take("result"));
    }

    private static ImmutableArray<TypedConstant> Types(AttributeData attribute)
        => attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false } types] ? types.Values : [];

    private static void ReportIncomplete(AttributeData attribute, IMethodSymbol method, DiagnosticBag diagnostics)
    {
        bool hasMethod = AttributeReading.Value(attribute, "Method") is not null;
        string? fault = !hasMethod && AttributeReading.Texts(attribute, "Arguments") is not null ? "has Arguments without the Method that they are for"
            : !hasMethod && Types(attribute).IsEmpty && AttributeReading.Texts(attribute, "Tags") is not { Count: > 0 } ? "names no type, no Method and no tag"
            : null;
        if (fault is not null)
        {
            diagnostics.Report(DiagnosticDescriptors.IncompleteInvalidation, AttributeReading.LocationOf(attribute), method.Name, fault);
        }
    }

    private static void ReportClosedMethods(INamedTypeSymbol service, IReadOnlyList<ISymbol> members, DiagnosticBag diagnostics)
    {
        var open = new HashSet<ISymbol>(members, SymbolEqualityComparer.Default);
        foreach (IMethodSymbol method in service.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.MethodKind == MethodKind.Ordinary && !open.Contains(method) && AttributeReading.IsInvalidating(method))
            {
                diagnostics.Report(
                    DiagnosticDescriptors.MemberCannotInvalidate, method, method.Name, "it is static, sealed or private, so that no decorator can stand before it");
            }
        }
    }
}
