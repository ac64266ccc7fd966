using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Architecture.Tests.Layers;

/// <summary>
/// Binds the sources of a project and looks at every name in them that stands for a type of the same project: the folder it is declared in
/// must be on the same or a lower layer than the folder that names it.
/// </summary>
internal sealed class LayerCheck(params string[][] layers)
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    /// <summary>Returns one line for each pair of folders that points the wrong way, or that is on no layer.</summary>
    public IReadOnlyList<string> Violations(IEnumerable<(string Folder, string Source)> files)
    {
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Source, Parsing, path: file.Folder))];
        var compilation = CSharpCompilation.Create("layers", [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing)], References());
        HashSet<string> violations = [];
        foreach (SyntaxTree tree in trees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                foreach (string used in DeclaringFolders(model.GetSymbolInfo(name).Symbol))
                {
                    if (!IsAllowed(tree.FilePath, used))
                    {
                        violations.Add($"{tree.FilePath} uses {used} ({name.Identifier.ValueText})");
                    }
                }
            }
        }

        return [.. violations.Order(StringComparer.Ordinal)];
    }

    private bool IsAllowed(string user, string used)
        => user == used || (RankOf(user), RankOf(used)) is ( >= 0 and var above, >= 0 and var below) && below < above;

    private int RankOf(string folder) => Array.FindIndex(layers, layer => layer.Contains(folder));

    private static IEnumerable<string> DeclaringFolders(ISymbol? symbol)
        => symbol is INamedTypeSymbol type
            ? type.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree.FilePath).Where(static path => path.Length > 0)
            : [];

    private static IEnumerable<MetadataReference> References()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is not "KpiGen.Cache.dll")
            .Select(static path => MetadataReference.CreateFromFile(path));
}
