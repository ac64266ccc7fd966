using System.Text.RegularExpressions;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Finds the template that was probably meant.</summary>
internal static class KeyTemplateRepair
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    // In this order: braces that stand for themselves, a place, one that is not closed, one that is not opened.
    private static readonly Regex Places = new(@"\{\{|\}\}|\{(?<path>[^{}]*)\}|\{(?<path>[\w.@]*)|(?<path>[\w.@]*)\}", Options);

    /// <summary>Returns a template with all braces in pairs and the nearest names that exist in them, or <see langword="null"/> where there is none.</summary>
    public static string? Corrected(string template, IMethodSymbol method, Compilation compilation)
    {
        var names = new NearestNames(method, compilation);
        string corrected = Places.Replace(template, match => match.Groups["path"] is { Success: true } path ? Place(path.Value, template, names) : match.Value);
        return corrected != template && IsInOrder(corrected, method, compilation) ? corrected : null;
    }

    /// <summary>Returns the template with all parameters that it does not name behind it.</summary>
    public static string WithAll(string template, IMethodSymbol method, Compilation compilation)
    {
        HashSet<string?> named = [.. KeyTemplate.Parse(template).Places.Select(place => KeyPlace.Find(place.Path, method, compilation).Parameter?.Name)];
        return template + string.Concat(method.Parameters
            .Where(parameter => KeyParameters.IsPart(parameter) && !named.Contains(parameter.Name))
            .Select(static parameter => $"-{{{parameter.Name}}}"));
    }

    // Keys have a format of their own, so one that is written is left out.
    private static string Place(string path, string template, NearestNames names)
    {
        string name = path.Split(':', ',')[0].Trim();
        return name.Length == 0 ? string.Empty : $"{{{names.Find(name, template) ?? name}}}";
    }

    private static bool IsInOrder(string template, IMethodSymbol method, Compilation compilation)
    {
        var parsed = KeyTemplate.Parse(template);
        return parsed.Fault is null && parsed.Places.All(place
            => KeyPlace.Find(place.Path, method, compilation) is { Missing: null, Fault: null, Parameter: { } parameter } && KeyParameters.IsPart(parameter));
    }
}
