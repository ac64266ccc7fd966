using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>One real interface and the annotated one that inherits it.</summary>
internal sealed record CorpusEntry(string Name, string Group, string Theirs, string Source);

/// <summary>Writes <c>[Cached] public interface IMineN : ITheirs</c> for every public interface of the corpus.</summary>
internal static class CorpusSource
{
    // Type arguments for generic interfaces, tried in this order.
    private static readonly string[] Arguments = ["string", "int", "global::System.Exception", "global::System.Data.DataTable"];

    /// <summary>Returns the interfaces that can be inherited at all; the others are mistakes of whoever inherits them.</summary>
    public static IReadOnlyList<CorpusEntry> Entries(CSharpCompilation empty)
    {
        IReadOnlyList<CorpusEntry> candidates =
        [
            .. empty.SourceModule.ReferencedAssemblySymbols
                .Select(static assembly => (Assembly: assembly, Group: CorpusAssemblies.GroupOf(assembly)))
                .Where(static pair => pair.Group is not null)
                .SelectMany(static pair => Interfaces(pair.Assembly.GlobalNamespace).Select(type => (Type: type, Group: pair.Group!)))
                .OrderBy(static pair => pair.Group, StringComparer.Ordinal)
                .ThenBy(static pair => pair.Type.ToDisplayString(), StringComparer.Ordinal)
                .SelectMany(static (pair, index) => Arguments.Take(pair.Type.IsGenericType ? Arguments.Length : 1).Select((argument, attempt)
                    => Entry(pair.Type, pair.Group, index, attempt, argument))),
        ];

        CSharpCompilation compiled = empty.AddSyntaxTrees(Trees(candidates, empty));
        HashSet<string> failed = [.. compiled.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Location.SourceTree!.FilePath)];
        return [.. candidates.Where(entry => !failed.Contains(entry.Name)).DistinctBy(static entry => entry.Name.Split('_')[0])];
    }

    public static IEnumerable<SyntaxTree> Trees(IEnumerable<CorpusEntry> entries, CSharpCompilation compilation)
        => entries.Select(entry => CSharpSyntaxTree.ParseText(entry.Source, Options(compilation), entry.Name, System.Text.Encoding.UTF8));

    private static CSharpParseOptions Options(CSharpCompilation compilation) => new(compilation.LanguageVersion);

    private static CorpusEntry Entry(INamedTypeSymbol type, string group, int index, int attempt, string argument)
    {
        string theirs = type.IsGenericType
            ? type.Construct([.. type.TypeParameters]).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None))
                + $"<{string.Join(", ", Enumerable.Repeat(argument, type.Arity))}>"
            : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string name = $"IMine{index}_{attempt}";
        return new CorpusEntry(
            name,
            group,
            type.ToDisplayString(),
            $"namespace Corpus.N{index}; [KpiGen.Cache.Cached(KpiGen.Cache.CacheType.User)] public interface {name.Replace("_", "x", StringComparison.Ordinal)} : {theirs};");
    }

    private static IEnumerable<INamedTypeSymbol> Interfaces(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(static member => member switch
    {
        INamespaceSymbol inner => Interfaces(inner),
        INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type => (type.TypeKind == TypeKind.Interface ? [type] : Array.Empty<INamedTypeSymbol>()).Concat(type.IsGenericType ? [] : Interfaces(type)),
        _ => [],
    });
}
