using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>Gathers the edits of all diagnostics first, because several may ask for the same one, also in other documents.</summary>
internal sealed class CacheFixAll : FixAllProvider
{
    public static readonly CacheFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var fix = (CacheFix)fixAllContext.CodeFixProvider;
        var edits = new List<NodeEdit>();
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await fix.ProposeAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false) is { } proposal)
            {
                edits.AddRange(proposal.Edits);
            }
        }

        return edits.Count == 0
            ? null
            : CodeAction.Create("Fix all", token => NodeEdit.ApplyAsync(fixAllContext.Solution, edits, token), fix.EquivalenceKey);
    }

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var found = new List<Diagnostic>();
        foreach (Project project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(diagnostics);
        }

        return found;
    }
}
