using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>The assemblies whose public interfaces are decorated, in groups that the table names.</summary>
internal static class CorpusAssemblies
{
    private static readonly (string Group, Type Member)[] Packages =
    [
        ("StackExchange.Redis", typeof(StackExchange.Redis.IDatabase)),
        ("StackExchange.Redis", typeof(RESPite.Messages.RespPrefix)),
        ("MessagePack", typeof(MessagePack.IFormatterResolver)),
        ("MessagePack", typeof(MessagePack.IgnoreMemberAttribute)),
        ("DuckDB.NET", typeof(DuckDB.NET.Data.DuckDBConnection)),
        ("Roslyn", typeof(ISymbol)),
        ("Roslyn", typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation)),
    ];

    /// <summary>Gets what the compilation references.</summary>
    public static MetadataReference[] References { get; } =
    [
        .. Net100.References.All,
        .. Frameworks().Concat(Packages.Select(static package => package.Member.Assembly.Location))
            .Append(typeof(CachedAttribute).Assembly.Location)
            .Distinct()
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Returns the group of an assembly, or null for one that is referenced but not part of the corpus.</summary>
    public static string? GroupOf(IAssemblySymbol assembly)
    {
        string name = assembly.Name;
        return Packages.FirstOrDefault(package => package.Member.Assembly.GetName().Name == name).Group
            ?? (name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) ? "ASP.NET Core"
                : name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal) ? "Microsoft.Extensions"
                : name == "System.Data.Common" ? "ADO.NET"
                : name.StartsWith("System", StringComparison.Ordinal) ? "System"
                : null);
    }

    // Of what the test runs on, because some packages are part of the shared framework and referenced by the test project as well.
    private static IEnumerable<string> Frameworks()
    {
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return trusted.Where(static path => Path.GetFileName(path) is { } name
            && (name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
                || name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal) || name.StartsWith("Microsoft.Net.Http", StringComparison.Ordinal)
                || name.StartsWith("DuckDB.NET.", StringComparison.Ordinal) || name == "System.Threading.RateLimiting.dll"));
    }
}
