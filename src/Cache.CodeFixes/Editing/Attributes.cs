using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>Finds, adds and removes attributes by their full names.</summary>
internal static class Attributes
{
    public const string Cached = "KpiGen.Cache.CachedAttribute";
    public const string NotCached = "KpiGen.Cache.NotCachedAttribute";
    public const string CacheKeyIgnore = "KpiGen.Cache.CacheKeyIgnoreAttribute";
    public const string IgnoreDataMember = "System.Runtime.Serialization.IgnoreDataMemberAttribute";

    public static bool Has(ISymbol symbol, string attribute)
        => symbol.GetAttributes().Any(data => data.AttributeClass?.ToDisplayString() == attribute);

    /// <summary>Returns where <c>[Cached]</c> stands on a method or an interface, as one part of the declaration says.</summary>
    public static AttributeSyntax? FindCached(MemberDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellationToken)
        => declaration.AttributeLists
            .SelectMany(static list => list.Attributes)
            .FirstOrDefault(attribute => model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType.ToDisplayString() == Cached);

    /// <summary>Returns where <c>[Cached]</c> of a method or an interface stands in the solution.</summary>
    public static AttributeSyntax? FindCached(ISymbol symbol, Solution solution, CancellationToken cancellationToken)
        => symbol.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.ToDisplayString() == Cached)?.ApplicationSyntaxReference is { } reference
            && solution.GetDocument(reference.SyntaxTree) is not null
                ? reference.GetSyntax(cancellationToken) as AttributeSyntax
                : null;

    /// <summary>Sets a property of an attribute, whether it is set already or not.</summary>
    public static AttributeSyntax Set(AttributeSyntax attribute, string property, ExpressionSyntax value)
        => attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property) is { } known
            ? attribute.ReplaceNode(known.Expression, value.WithTriviaFrom(known.Expression))
            : attribute.AddArgumentListArguments(Setting(property, value));

    /// <summary>Returns <c>property = value</c>.</summary>
    public static AttributeArgumentSyntax Setting(string property, ExpressionSyntax value)
        => SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(property), nameColon: null, value);

    /// <summary>Adds an attribute under the shortest name that works there.</summary>
    public static SyntaxNode Add(
        SyntaxNode declaration, SyntaxGenerator generator, INamedTypeSymbol attribute, IEnumerable<SyntaxNode>? arguments = null)
        => generator.AddAttributes(declaration, generator.Attribute(generator.TypeExpression(attribute), arguments));

    /// <summary>Removes one attribute, and its list where it is the only one in it. What stands above the declaration stays there.</summary>
    public static MethodDeclarationSyntax Remove(MethodDeclarationSyntax method, int list, int attribute)
    {
        SyntaxList<AttributeListSyntax> lists = method.AttributeLists;
        AttributeListSyntax holder = lists[list];
        SyntaxList<AttributeListSyntax> rest = holder.Attributes.Count == 1
            ? lists.RemoveAt(list)
            : lists.Replace(holder, holder.WithAttributes(holder.Attributes.RemoveAt(attribute)));
        return method.WithAttributeLists(rest).WithLeadingTrivia(method.GetLeadingTrivia());
    }

    /// <summary>Removes all attributes of one type from a parameter.</summary>
    public static ParameterSyntax Remove(ParameterSyntax parameter, Func<AttributeSyntax, bool> isMeant)
        => parameter.RemoveNodes(
            parameter.AttributeLists.SelectMany(list => list.Attributes.All(isMeant) ? [list] : list.Attributes.Where(isMeant).Cast<SyntaxNode>()),
            SyntaxRemoveOptions.KeepNoTrivia)!.WithTriviaFrom(parameter);

    /// <summary>Removes the attribute that stands where <paramref name="attribute"/> stood before other edits of the method.</summary>
    public static MethodDeclarationSyntax Remove(SyntaxNode method, AttributeSyntax attribute)
    {
        var holder = (AttributeListSyntax)attribute.Parent!;
        var original = (MethodDeclarationSyntax)holder.Parent!;
        return Remove((MethodDeclarationSyntax)method, original.AttributeLists.IndexOf(holder), holder.Attributes.IndexOf(attribute));
    }
}
