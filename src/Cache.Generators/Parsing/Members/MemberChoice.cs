using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Which methods the attribute of an interface covers: all, or those that <c>Only</c> or <c>Except</c> leave.</summary>
internal sealed class MemberChoice
{
    private readonly HashSet<string>? _only;
    private readonly HashSet<string>? _except;

    private MemberChoice(HashSet<string>? only, HashSet<string>? except)
    {
        _only = only;
        _except = except;
    }

    public static MemberChoice Of(INamedTypeSymbol service, AttributeData? attribute, IReadOnlyList<ISymbol> members, DiagnosticBag diagnostics)
    {
        ReportOnMethods(members, diagnostics);
        MemberChoice choice = Of(attribute);
        if (choice._only is not null && AttributeReading.Names(attribute, "Except") is not null)
        {
            diagnostics.Report(
                DiagnosticDescriptors.ContradictoryChoice, AttributeReading.LocationOf(attribute!), service.Name, "Only and Except exclude each other; set one");
            return choice;
        }

        ReportUnknown(service, attribute, members, choice._only ?? choice._except, diagnostics);
        ReportNotCached(attribute, members, choice._only, diagnostics);
        return choice;
    }

    /// <summary>Reads the choice without judging it. Of two that contradict each other the narrower one counts.</summary>
    public static MemberChoice Of(AttributeData? attribute)
        => AttributeReading.Names(attribute, "Only") is { } only ? new MemberChoice(only, except: null) : new MemberChoice(only: null, AttributeReading.Names(attribute, "Except"));

    /// <summary>Whether the attribute of the interface speaks for a method that has none.</summary>
    public bool Covers(IMethodSymbol method) => _only is null || _only.Contains(method.Name);

    /// <summary>Whether the method is named to be cached, so that a refusal is an answer to a wish.</summary>
    public bool Names(IMethodSymbol method) => _only?.Contains(method.Name) == true;

    /// <summary>Whether the method is named to be left alone, whatever an attribute says that one cannot edit.</summary>
    public bool Excludes(IMethodSymbol method) => _except?.Contains(method.Name) == true;

    private static void ReportUnknown(
        INamedTypeSymbol service, AttributeData? attribute, IReadOnlyList<ISymbol> members, HashSet<string>? names, DiagnosticBag diagnostics)
    {
        var known = new HashSet<string>(members.OfType<IMethodSymbol>().Select(static method => method.Name), StringComparer.Ordinal);
        foreach (string name in (names ?? []).Where(name => !known.Contains(name)).OrderBy(static name => name, StringComparer.Ordinal))
        {
            diagnostics.Report(DiagnosticDescriptors.UnknownMemberName, AttributeReading.LocationOf(attribute!), name, service.Name);
        }
    }

    private static void ReportNotCached(AttributeData? attribute, IReadOnlyList<ISymbol> members, HashSet<string>? only, DiagnosticBag diagnostics)
    {
        foreach (IGrouping<string, IMethodSymbol> overloads in members.OfType<IMethodSymbol>().Where(method => only?.Contains(method.Name) == true).GroupBy(static method => method.Name))
        {
            string? marked = overloads.Any(AttributeReading.IsNotCached) ? "[NotCached]" : overloads.Any(AttributeReading.IsInvalidating) ? "[InvalidatesCache]" : null;
            if (marked is not null)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.ContradictoryChoice, AttributeReading.LocationOf(attribute!), overloads.Key, $"it is named in Only and marked {marked}");
            }
        }
    }

    private static void ReportOnMethods(IReadOnlyList<ISymbol> members, DiagnosticBag diagnostics)
    {
        foreach (IMethodSymbol method in members.OfType<IMethodSymbol>())
        {
            Constructions.ReportMeaningless(AttributeReading.FindCached(method), method.Name, "is a method", diagnostics);
            if (AttributeReading.FindCached(method) is { } own && (AttributeReading.Names(own, "Only") ?? AttributeReading.Names(own, "Except")) is not null)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.ContradictoryChoice, AttributeReading.LocationOf(own), method.Name, "Only and Except choose among the methods of an interface; on a method they mean nothing");
            }
        }
    }
}
