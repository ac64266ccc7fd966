using Basic.Reference.Assemblies;
using KpiGen.Cache.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>500 annotated interfaces with ten methods each, in a file each, with the records that they take and return.</summary>
internal sealed class LargeProject
{
    private const int Interfaces = 500;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        .. new[] { typeof(CachedAttribute), typeof(IServiceCollection) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    private readonly SyntaxTree[] _interfaces = [.. Enumerable.Range(0, Interfaces).Select(static number => Tree(Interface(number, extra: string.Empty), $"IService{number}.cs"))];

    private readonly SyntaxTree _elsewhere = Tree(Elsewhere(0), "Elsewhere.cs");

    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create([new CacheGenerator().AsSourceGenerator()], parseOptions: Parse);

    /// <summary>Compiles to memory and returns the number of bytes.</summary>
    public static long Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        return compilation.Emit(image) is { Success: true }
            ? image.Length
            : throw new InvalidOperationException(string.Join("\n", compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Large", [.. _interfaces, _elsewhere], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public CSharpCompilation EditElsewhere(CSharpCompilation compilation, int edit)
        => compilation.ReplaceSyntaxTree(_elsewhere, Tree(Elsewhere(edit), _elsewhere.FilePath));

    public CSharpCompilation EditInterface(CSharpCompilation compilation, int edit)
        => compilation.ReplaceSyntaxTree(_interfaces[^1], Tree(Interface(Interfaces - 1, $"Task<int> Get{edit}Async(int id, CancellationToken token);"), _interfaces[^1].FilePath));

    private static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, Parse, path, System.Text.Encoding.UTF8);

    private static string Elsewhere(int edit) => $"public static class Elsewhere {{ public static int Value => {edit}; }}";

    private static string Interface(int number, string extra) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using KpiGen.Cache;

        namespace Large.Feature{{number}};

        public enum Status { Open, Paid, Sent }
        public sealed record Range(DateOnly From, DateOnly To);
        public sealed record Filter(Range Range, Status? Status, IReadOnlyList<string> Regions, string? Text);
        public sealed record Line(string Sku, int Quantity, decimal Price);
        public sealed record Order(Guid Id, DateTimeOffset Placed, Status Status, IReadOnlyList<Line> Lines, string? Note);
        public sealed record Page<T>(IReadOnlyList<T> Items, int Number, long Total);
        public sealed record Kpis(decimal Revenue, double Growth, IReadOnlyDictionary<string, decimal> ByRegion, IReadOnlyList<Order> Top);

        [Cached(CacheType.Dashboard, TtlSeconds = 300)]
        public interface IService{{number}}
        {
            Task<Kpis> GetKpisAsync(Range range, CancellationToken token);
            Task<Kpis> CompareAsync(Range current, Range previous, IReadOnlyList<string> regions, CancellationToken token);
            Task<Order?> FindAsync(Guid id, CancellationToken token);
            Task<Page<Order>> SearchAsync(Filter filter, int page, CancellationToken token);
            Task<IReadOnlyList<Line>> GetLinesAsync(Guid order, CancellationToken token);
            ValueTask<decimal> GetRevenueAsync(DateOnly day, string region, CancellationToken token);
            ValueTask<int> CountAsync(Status status, CancellationToken token);
            Task<IReadOnlyDictionary<string, decimal>> GetByRegionAsync(Range range, CancellationToken token);
            Task<string?> GetNoteAsync(long id, CancellationToken token);
            bool IsOpen(int year, byte month);
            {{extra}}
        }
        """;
}
