using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Tags;
using KpiGen.Cache.Generators.Parsing.Keys;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Tags;

/// <summary>Reads the <c>Tags</c> of an attribute. Tags that are none are reported and left out.</summary>
internal sealed class TagParser(AttributeData attribute, IMethodSymbol method, IPathValues values, ServiceScope scope)
{
    /// <summary>How many tags an entry can have: every hit compares all of them.</summary>
    private const int Limit = 16;

    public static EquatableArray<TagModel> Parse(AttributeData attribute, IMethodSymbol method, IPathValues values, ServiceScope scope)
        => new TagParser(attribute, method, values, scope).Parse();

    private EquatableArray<TagModel> Parse()
    {
        IReadOnlyList<string?> templates = AttributeReading.Texts(attribute, "Tags") ?? [];
        if (templates.Count > Limit)
        {
            Report(DiagnosticDescriptors.InvalidTag, templates[Limit], $"there are {templates.Count} tags, and {Limit} are possible");
            return default;
        }

        return templates.Select(Parse).OfType<TagModel>().ToEquatableArray();
    }

    private TagModel? Parse(string? template)
    {
        if (string.IsNullOrEmpty(template))
        {
            Report(DiagnosticDescriptors.InvalidTag, template, "a tag has a text");
            return null;
        }

        var parsed = KeyTemplate.Parse(template!);
        if (parsed.Fault is { } broken)
        {
            Report(DiagnosticDescriptors.InvalidTag, template, broken);
            return null;
        }

        TagPlaceModel[] places = [.. parsed.Places.Select(place => Place(template!, place.Literal, place.Path)).OfType<TagPlaceModel>()];
        return places.Length == parsed.Places.Count ? new TagModel(places.ToEquatableArray(), parsed.Suffix) : null;
    }

    private TagPlaceModel? Place(string template, string literal, string name)
    {
        var path = MemberPath.Find(name, method, scope.Compilation);
        if (path.Missing is var (missing, owner))
        {
            Report(DiagnosticDescriptors.InvalidTag, template, $"there is no readable '{missing}' in {owner}");
            return null;
        }

        PathValue value = values.Find(path);
        if (value.Fault is { } fault)
        {
            Report(values.Rule, template, fault);
            return null;
        }

        if (!TagScalars.Contains(value.Type!))
        {
            Report(
                DiagnosticDescriptors.InvalidTag,
                template,
                $"'{{{path.Text}}}' is a '{TypeText.Readable(value.Type!)}', and a tag holds text, numbers, enumerations, dates, times, Guid, Uri and Version");
            return null;
        }

        return new TagPlaceModel(literal, value.Expression);
    }

    private void Report(DiagnosticDescriptor rule, string? template, string reason)
        => scope.Diagnostics.Report(rule, AttributeReading.LocationOf(attribute), template ?? "null", method.Name, reason);
}
