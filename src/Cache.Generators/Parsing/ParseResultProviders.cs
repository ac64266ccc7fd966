using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

internal static class ParseResultProviders
{
    /// <summary>The source branch: models only.</summary>
    public static IncrementalValuesProvider<ServiceModel> SelectModel(this IncrementalValuesProvider<ParseResult> results)
        => results.Where(static result => result.Model is not null).Select(static (result, _) => result.Model!);
}
