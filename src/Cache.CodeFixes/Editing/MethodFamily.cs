using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>A method of an interface with everything that implements or overrides it: their signatures change together.</summary>
internal sealed class MethodFamily
{
    private readonly Solution _solution;

    private MethodFamily(Solution solution, IReadOnlyList<IMethodSymbol> members)
    {
        _solution = solution;
        Members = members;
    }

    public IReadOnlyList<IMethodSymbol> Members { get; }

    /// <summary>Gets where the members are declared; a partial one in two places.</summary>
    public IEnumerable<MethodDeclarationSyntax> Declarations
        => Members.SelectMany(static member => member.DeclaringSyntaxReferences).Select(static reference => reference.GetSyntax()).OfType<MethodDeclarationSyntax>();

    public static async Task<MethodFamily> FindAsync(IMethodSymbol method, Solution solution, CancellationToken cancellationToken)
    {
        var members = new List<IMethodSymbol>();
        var open = new Queue<IMethodSymbol>([method]);
        while (open.Count > 0)
        {
            IMethodSymbol member = open.Dequeue();
            if (members.Contains(member, SymbolEqualityComparer.Default))
            {
                continue;
            }

            members.Add(member);
            IEnumerable<ISymbol> below = await SymbolFinder.FindImplementationsAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
            IEnumerable<ISymbol> overrides = await SymbolFinder.FindOverridesAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (IMethodSymbol next in below.Concat(overrides).Concat(Above(member)).OfType<IMethodSymbol>())
            {
                open.Enqueue(next.OriginalDefinition);
            }
        }

        return new MethodFamily(solution, members);
    }

    /// <summary>
    /// Whether all uses still compile when a member gets an optional parameter. Calls do; conversions to a delegate, calls in an expression tree and
    /// documentation that names the parameters do not.
    /// </summary>
    public async Task<bool> UsesAllowOptionalParameterAsync(CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol member in Members)
        {
            foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(member, _solution, cancellationToken).ConfigureAwait(false))
            {
                foreach (ReferenceLocation use in found.Locations.Where(static use => !use.IsImplicit))
                {
                    if (!await AllowsAsync(use, cancellationToken).ConfigureAwait(false))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    // One method may implement two interfaces, and then the other one changes as well.
    private static IEnumerable<ISymbol> Above(IMethodSymbol member)
    {
        if (member.OverriddenMethod is { } overridden)
        {
            yield return overridden;
        }

        foreach (ISymbol contract in member.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers(member.Name)))
        {
            if (SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(contract), member))
            {
                yield return contract;
            }
        }
    }

    private static async Task<bool> AllowsAsync(ReferenceLocation use, CancellationToken cancellationToken)
    {
        if (await use.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await use.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
        {
            return false;
        }

        SyntaxNode name = root.FindNode(use.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (name.FirstAncestorOrSelf<CrefSyntax>() is { } cref)
        {
            return !cref.DescendantNodesAndSelf().OfType<CrefParameterListSyntax>().Any();
        }

        SyntaxNode expression = name;
        while (expression.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax)
        {
            expression = expression.Parent;
        }

        bool isCall = expression.Parent is InvocationExpressionSyntax call && call.Expression == expression;
        bool isName = expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
        return isName || (isCall && !IsInExpressionTree(name, model, cancellationToken));
    }

    private static bool IsInExpressionTree(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
        => node.Ancestors().OfType<LambdaExpressionSyntax>().Any(lambda
            => model.GetTypeInfo(lambda, cancellationToken).ConvertedType is { Name: "Expression" } type
                && type.ContainingNamespace.ToDisplayString() == "System.Linq.Expressions");
}
