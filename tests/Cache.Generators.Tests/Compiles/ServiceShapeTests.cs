using KpiGen.Cache.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Tests.Compiles;

public class ServiceShapeTests
{
    public static TheoryData<string> Names => [.. ServiceShapes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_service_compiles_without_any_diagnostic(string name)
        => GeneratorHarness.Run(ServiceShapes.All[name]).AssertClean();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_service_compiles_with_the_oldest_language(string name)
        => GeneratorHarness.Run(ServiceShapes.All[name], LanguageVersion.CSharp12).AssertClean();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_service_compiles_without_nullable_annotations(string name)
        => GeneratorHarness.Run("#nullable disable annotations\n#nullable disable warnings\n#pragma warning disable CS8632\n" + ServiceShapes.All[name], nullable: NullableContextOptions.Disable).AssertClean();

    [Theory]
    [MemberData(nameof(Names))]
    public void Emitted_code_is_documented_where_it_is_public(string name)
        => Assert.DoesNotContain(
            GeneratorHarness.Run(ServiceShapes.All[name], documentation: DocumentationMode.Diagnose).CompilerDiagnostics(),
            static diagnostic => diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) != false);

    [Fact]
    public void The_ring_sees_a_warning_in_emitted_code()
        => Assert.NotEmpty(GeneratorHarness.Run("public interface IFoo { void M(); }\ninternal class C { private int _unused; }").CompilerDiagnostics());
}
