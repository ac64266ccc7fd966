using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>One node and what becomes of it.</summary>
internal readonly record struct NodeEdit(SyntaxNode Node, Func<SyntaxNode, SyntaxGenerator, SyntaxNode> Change)
{
    /// <summary>
    /// Applies edits to the documents that hold their nodes. A node is changed once: two diagnostics about one parameter ask for one attribute.
    /// </summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<NodeEdit> edits, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        var changed = new HashSet<SyntaxNode>();
        foreach (NodeEdit edit in edits)
        {
            if (changed.Add(edit.Node) && solution.GetDocument(edit.Node.SyntaxTree) is { } document)
            {
                DocumentEditor documentEditor = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
                documentEditor.ReplaceNode(edit.Node, edit.Change);
            }
        }

        return editor.GetChangedSolution();
    }
}
