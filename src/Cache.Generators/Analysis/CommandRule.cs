using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KpiGen.Cache.Generators.Analysis;

/// <summary>KPI064: a method that is cached, and whose name says that it changes something.</summary>
internal static class CommandRule
{
    private const string Attempt = "Try";

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "Create", "Add", "Insert", "Append", "Register", "Enqueue", "Upload",
        "Update", "Upsert", "Set", "Reset", "Save", "Write", "Replace", "Rename", "Patch", "Put", "Increment", "Decrement",
        "Delete", "Remove", "Clear", "Cancel", "Revoke",
        "Post", "Send", "Publish", "Submit",
    };

    public static void Check(SymbolAnalysisContext context, IMethodSymbol method, Location location)
    {
        if (Verb(method.Name) is { } verb)
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.CachedCommand, location, method.Name, verb));
        }
    }

    /// <summary>Returns the command that a name begins with: <c>Create</c> for <c>TryCreateAsync</c>, nothing for <c>SettingsAsync</c>.</summary>
    private static string? Verb(string name)
    {
        string word = FirstWord(name);
        if (word == Attempt)
        {
            word = FirstWord(name.Substring(Attempt.Length));
        }

        return Verbs.Contains(word) ? word : null;
    }

    private static string FirstWord(string name)
    {
        int end = 1;
        while (end < name.Length && char.IsLower(name[end]))
        {
            end++;
        }

        return end <= name.Length ? name.Substring(0, end) : name;
    }
}
