using System.Collections.Concurrent;
using System.Collections.Immutable;
using KpiGen.Cache.Generators.Parsing;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>Finds the cached methods without <c>VaryByUser</c> that classes implement.</summary>
internal sealed class SharedMethods
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _services = new(SymbolEqualityComparer.Default);

    public ImmutableArray<SharedMethod> Of(INamedTypeSymbol type)
        => [.. type.AllInterfaces.SelectMany(service => _services.GetOrAdd(service, Shared).Select(contract => Implemented(type, service, contract))).OfType<SharedMethod>()];

    /// <summary>Returns which policies must change for the methods that are affected, and for no others: that of a service, or of methods.</summary>
    public static IEnumerable<string> Policies(IReadOnlyCollection<SharedMethod> affected, IReadOnlyCollection<SharedMethod> all)
        => affected.GroupBy(static method => method.Service, static method => method, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default)
            .SelectMany(service =>
            {
                SharedMethod[] common = [.. service.Where(static method => !method.HasPolicy)];
                bool isWhole = common.Length > 0 && common.Length == all.Count(method => !method.HasPolicy && SymbolEqualityComparer.Default.Equals(method.Service, service.Key));
                string id = service.Key.OriginalDefinition.GetDocumentationCommentId()!;
                IEnumerable<string> single = service.Where(method => method.HasPolicy || !isWhole)
                    .Select(method => $"{id} {method.Contract.OriginalDefinition.GetDocumentationCommentId()}");
                return isWhole ? single.Append(id) : single;
            })
            .OrderBy(static policy => policy, StringComparer.Ordinal);

    private static ImmutableArray<IMethodSymbol> Shared(INamedTypeSymbol service)
        => [.. CachedMembers.Of(service).Where(method => CachedMembers.AttributeOf(method, service) is { } attribute && !PolicyParser.VariesByUser(attribute))];

    private static SharedMethod? Implemented(INamedTypeSymbol type, INamedTypeSymbol service, IMethodSymbol contract)
        => type.FindImplementationForInterfaceMember(contract) is IMethodSymbol implementation
            ? new SharedMethod(service, contract, implementation.OriginalDefinition, AttributeReading.FindCached(contract) is not null)
            : null;
}
