using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FindSymbols;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>Tries edits out: whether code that uses a declaration still compiles is best answered by the compiler.</summary>
internal static class Trial
{
    /// <summary>Whether the documents that are edited, and those that use the symbols, have no more errors than before.</summary>
    public static async Task<bool> CompilesAsync(
        Solution solution, IReadOnlyList<NodeEdit> edits, IEnumerable<ISymbol> changed, CancellationToken cancellationToken)
    {
        HashSet<DocumentId> documents = [.. edits.Select(edit => solution.GetDocument(edit.Node.SyntaxTree)!.Id)];
        foreach (ISymbol symbol in changed)
        {
            IEnumerable<ReferencedSymbol> found = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false);
            documents.UnionWith(found.SelectMany(static reference => reference.Locations).Select(static location => location.Document.Id));
        }

        Solution after = await NodeEdit.ApplyAsync(solution, edits, cancellationToken).ConfigureAwait(false);
        foreach (DocumentId document in documents)
        {
            int before = await ErrorsAsync(solution, document, cancellationToken).ConfigureAwait(false);
            if (await ErrorsAsync(after, document, cancellationToken).ConfigureAwait(false) > before)
            {
                return false;
            }
        }

        return true;
    }

    // What generators emit is no document of the solution, and is emitted again.
    private static async Task<int> ErrorsAsync(Solution solution, DocumentId id, CancellationToken cancellationToken)
        => solution.GetDocument(id) is { } document && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellationToken).Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            : 0;
}
