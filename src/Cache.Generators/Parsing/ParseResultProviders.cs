using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

internal static class ParseResultProviders
{
    /// <summary>The source branch: models only.</summary>
    public static IncrementalValuesProvider<ServiceModel> SelectModel(this IncrementalValuesProvider<ParseResult> results)
        => results.SelectMany(static (result, _) => result.Models);
}
