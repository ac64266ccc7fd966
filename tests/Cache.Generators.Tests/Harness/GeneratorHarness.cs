using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Tests.Harness;

/// <summary>Runs the generator over source text.</summary>
internal static class GeneratorHarness
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Threading;
        using System.Threading.Tasks;
        using KpiGen.Cache;

        """;

    private const string SharingWarning = "KPI067";

    // The attributes of MessagePack, not the library: generated code calls nothing of it.
    private static readonly PortableExecutableReference Attributes = Reference(typeof(MessagePack.IgnoreMemberAttribute));

    private static readonly MetadataReference[] References =
    [
        .. Net100.References.All,
        Reference(typeof(CachedAttribute)),
        Attributes,
        Reference(typeof(Microsoft.Extensions.DependencyInjection.IServiceCollection)),
    ];

    /// <summary>Runs over one file; the usual using directives are put before it.</summary>
    public static GeneratorRun Run(
        string source,
        LanguageVersion version = LanguageVersion.Preview,
        NullableContextOptions nullable = NullableContextOptions.Enable,
        DocumentationMode documentation = DocumentationMode.Parse)
        => GeneratorRun.Start(Compile([Usings + source], version, nullable, documentation));

    /// <summary>Runs with the warnings that other tests are not about.</summary>
    public static GeneratorRun RunStrict(string source)
    {
        CSharpCompilation compilation = Compile([Usings + source], LanguageVersion.Preview, NullableContextOptions.Enable);
        return GeneratorRun.Start(compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(
            compilation.Options.SpecificDiagnosticOptions.Remove(SharingWarning).Add(SharingWarning, ReportDiagnostic.Warn))));
    }

    public static GeneratorRun RunFiles(params string[] sources)
        => GeneratorRun.Start(Compile([.. sources.Select(static source => Usings + source)], LanguageVersion.Preview, NullableContextOptions.Enable));

    /// <summary>Runs over a source that references <paramref name="library"/> as a compiled assembly.</summary>
    public static GeneratorRun RunWithLibrary(string library, string source, bool allowUnsafe = true)
    {
        using var image = new MemoryStream();
        CSharpCompilation compiled = Compile([Usings + library], LanguageVersion.Preview, NullableContextOptions.Enable).WithAssemblyName("Library");
        Assert.True(compiled.Emit(image).Success);
        CSharpCompilation compilation = Compile([Usings + source], LanguageVersion.Preview, NullableContextOptions.Enable);
        return GeneratorRun.Start(compilation
            .WithOptions(compilation.Options.WithAllowUnsafe(allowUnsafe))
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray())));
    }

    /// <summary>Runs over a source that references nothing but the platform and what the package brings.</summary>
    public static GeneratorRun RunWithoutMessagePack(string source)
        => GeneratorRun.Start(Compile([Usings + source], LanguageVersion.Preview, NullableContextOptions.Enable).RemoveReferences(Attributes));

    /// <summary>Runs over a source that references all of MessagePack, as a project does that serialises with it.</summary>
    public static GeneratorRun RunWithMessagePack(string source)
        => GeneratorRun.Start(Compile([Usings + source], LanguageVersion.Preview, NullableContextOptions.Enable).AddReferences(Reference(typeof(MessagePack.MessagePackWriter))));

    /// <summary>A compilation that references the platform, but not KpiGen.Cache.</summary>
    public static GeneratorRun RunWithoutRuntime(string source)
        => GeneratorRun.Start(
            Compile([source], LanguageVersion.Preview, NullableContextOptions.Enable).WithReferences(Net100.References.All));

    private static CSharpCompilation Compile(
        string[] sources, LanguageVersion version, NullableContextOptions nullable, DocumentationMode documentation = DocumentationMode.Parse)
    {
        CSharpParseOptions parse = new CSharpParseOptions(version).WithDocumentationMode(documentation);
        CSharpCompilationOptions options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(nullable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithWarningLevel(9999)
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new(SharingWarning, ReportDiagnostic.Suppress)]) // the first two as the SDK does
            .WithAllowUnsafe(true);
        return CSharpCompilation.Create(
            "Sample",
            sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, parse, $"Source{index}.cs", System.Text.Encoding.UTF8)),
            References,
            options);
    }

    private static PortableExecutableReference Reference(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
