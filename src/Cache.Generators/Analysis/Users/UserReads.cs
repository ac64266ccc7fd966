using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>Which members of one class read which others, as far as that leads to who calls.</summary>
/// <remarks>A field that is assigned from another member reads it: <c>_id = user.Id</c> in a constructor makes <c>_id</c> depend on <c>user</c>.</remarks>
internal sealed class UserReads(INamedTypeSymbol type, UserSources sources)
{
    private readonly ConcurrentDictionary<ISymbol, ConcurrentBag<(ISymbol Symbol, Location Place)>> _reads = new(SymbolEqualityComparer.Default);

    public void Add(IOperation reference, ISymbol containing)
    {
        if (Target(reference) is not { } target || IsWritten(reference) || !(IsOwn(target) || sources.IsAmbient(target)))
        {
            return;
        }

        Location place = reference.Syntax.GetLocation();
        _reads.GetOrAdd(Member(containing), static _ => []).Add((Member(target), place));
        if (Assigned(reference) is { } assigned)
        {
            _reads.GetOrAdd(Member(assigned), static _ => []).Add((Member(target), place));
        }
    }

    /// <summary>Returns what says who calls, and where to report it, for everything that a method reads directly or through other members.</summary>
    public IReadOnlyCollection<(string Name, Location Place)> From(IMethodSymbol method)
    {
        var found = new HashSet<(string, Location)>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>([method]);
        while (open.Count > 0)
        {
            foreach ((ISymbol symbol, Location place) in Of(open.Pop()))
            {
                if (IsOrigin(symbol))
                {
                    found.Add(Describe(symbol, place));
                }

                if (seen.Add(symbol))
                {
                    open.Push(symbol);
                }
            }
        }

        return found;
    }

    private ConcurrentBag<(ISymbol Symbol, Location Place)> Of(ISymbol member)
        => _reads.TryGetValue(member, out ConcurrentBag<(ISymbol Symbol, Location Place)>? reads) ? reads : [];

    // "_user" that a constructor sets from its parameter "user" is the same dependency, and is injected there.
    private bool IsOrigin(ISymbol symbol)
        => sources.IsAmbient(symbol) || (sources.Holds(symbol) && !Of(symbol).Any(read => sources.IsAmbient(read.Symbol) || sources.Holds(read.Symbol)));

    private (string Name, Location Place) Describe(ISymbol symbol, Location place)
    {
        bool isDeclaredHere = SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, type) || symbol is IParameterSymbol;
        return sources.IsAmbient(symbol) ? ($"{symbol.ContainingType.Name}.{symbol.Name}", place) : (symbol.Name, isDeclaredHere ? symbol.Locations[0] : place);
    }

    private bool IsOwn(ISymbol symbol)
    {
        for (INamedTypeSymbol? part = type; part is not null; part = part.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(part.OriginalDefinition, symbol.ContainingType?.OriginalDefinition))
            {
                return symbol is not IParameterSymbol { ContainingSymbol: not IMethodSymbol { MethodKind: MethodKind.Constructor } };
            }
        }

        return false;
    }

    private static ISymbol? Target(IOperation reference) => reference switch
    {
        IMemberReferenceOperation member => member.Member,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IInvocationOperation call => call.TargetMethod,
        _ => null,
    };

    private static bool IsWritten(IOperation reference) => reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private static ISymbol? Assigned(IOperation reference)
    {
        for (IOperation inner = reference; inner.Parent is { } outer; inner = outer)
        {
            if (outer is IAssignmentOperation { Target: IMemberReferenceOperation target } assignment && assignment.Value == inner)
            {
                return target.Member;
            }
        }

        return null;
    }

    // Accessors, local functions and lambdas belong to their member, and a backing field to its property.
    private static ISymbol Member(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } inner => Member(inner.ContainingSymbol),
        IMethodSymbol { AssociatedSymbol: { } owner } => owner.OriginalDefinition,
        IFieldSymbol { AssociatedSymbol: { } owner } => owner.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };
}
