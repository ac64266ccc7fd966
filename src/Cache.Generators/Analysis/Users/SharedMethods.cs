using System.Collections.Concurrent;
using System.Collections.Immutable;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>Finds the cached methods without <c>VaryByUser</c> that classes implement.</summary>
internal sealed class SharedMethods
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> _services = new(SymbolEqualityComparer.Default);

    public ImmutableArray<SharedMethod> Of(INamedTypeSymbol type)
        => [.. type.AllInterfaces.SelectMany(service => _services.GetOrAdd(service, Shared).Select(contract => Implemented(type, service, contract))).OfType<SharedMethod>()];

    private static ImmutableArray<IMethodSymbol> Shared(INamedTypeSymbol service)
        => [.. CachedMembers.Of(service).Where(method => CachedMembers.AttributeOf(method, service) is { } attribute && !PolicyParser.VariesByUser(attribute))];

    private static SharedMethod? Implemented(INamedTypeSymbol type, INamedTypeSymbol service, IMethodSymbol contract)
        => type.FindImplementationForInterfaceMember(contract) is IMethodSymbol implementation
            ? new SharedMethod(service, contract, implementation.OriginalDefinition)
            : null;
}
