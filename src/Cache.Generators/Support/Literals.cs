using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Support;

internal static class Literals
{
    /// <summary>Returns a C# string literal.</summary>
    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
