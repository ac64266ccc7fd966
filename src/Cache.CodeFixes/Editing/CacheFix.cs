using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>A fix that makes one proposal for a diagnostic, or none. Its Fix All makes all of them at once.</summary>
internal abstract class CacheFix : CodeFixProvider
{
    /// <summary>Gets what tells this fix from the others of the same diagnostic.</summary>
    public string EquivalenceKey => GetType().Name;

    /// <summary>Returns <see langword="null"/> where the result would not compile, or not be what the title says.</summary>
    public abstract Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken);

    public sealed override FixAllProvider GetFixAllProvider() => CacheFixAll.Instance;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await ProposeAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } proposal)
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(proposal.Title, token => NodeEdit.ApplyAsync(solution, proposal.Edits, token), EquivalenceKey),
                    diagnostic);
            }
        }
    }

    /// <summary>Returns the smallest node of a kind around the place of a diagnostic.</summary>
    protected static async Task<TNode?> FindAsync<TNode>(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
        where TNode : SyntaxNode
        => await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
            ? root.FindToken(diagnostic.Location.SourceSpan.Start).Parent?.FirstAncestorOrSelf<TNode>()
            : null;
}
