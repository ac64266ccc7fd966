using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Whether emitted code can compile in the project at all.</summary>
internal static class EnvironmentCheck
{
    private const LanguageVersion Oldest = LanguageVersion.CSharp12;

    // Words of C# that are no keywords: a type of that name wins.
    private static readonly string[] Words = ["var", "dynamic", "nint", "nuint"];

    /// <summary>Returns what is missing, or <see langword="null"/>.</summary>
    public static string? Fault(Compilation compilation)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < Oldest } old)
        {
            return $"generated code needs C# {Oldest.ToDisplayString()} and the project uses C# {old.LanguageVersion.ToDisplayString()}; set LangVersion";
        }

        if (compilation.GetTypeByMetadataName(KnownNames.CachedServices) is null)
        {
            return "the KpiGen.Cache that is referenced has no 'CachedServices'; reference the package of the same version as the generator";
        }

        return Words.FirstOrDefault(word => compilation.GetTypeByMetadataName(word) is not null) is { } taken
            ? $"a type called '{taken}' in the global namespace changes what the word means in generated code; move it to a namespace"
            : null;
    }
}
