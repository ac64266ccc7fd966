using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Which parameters are in the key.</summary>
internal static class KeyParameters
{
    public static bool IsPart(IParameterSymbol parameter) => !ParameterParser.IsToken(parameter) && !AttributeReading.IsKeyIgnored(parameter);
}
