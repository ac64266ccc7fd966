using KpiGen.Cache.Generators.Models;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Parameters and arguments as text.</summary>
internal static class SignatureText
{
    /// <summary><c>global::App.DateRange range, in int days</c>.</summary>
    public static string Parameters(IEnumerable<ParameterModel> parameters)
        => string.Join(", ", parameters.Select(static parameter => $"{parameter.Modifier}{parameter.Type} {parameter.Name}"));

    /// <summary><c>range, in days</c>.</summary>
    public static string Arguments(IEnumerable<ParameterModel> parameters)
        => string.Join(", ", parameters.Select(static parameter => parameter.ArgumentModifier + parameter.Name));

    /// <summary>An expression for the origin, as the interface that declares the member: an inherited member can be hidden or ambiguous.</summary>
    public static string Target(string origin, string declaringType, string serviceType)
        => declaringType == serviceType ? origin : $"(({declaringType}){origin})";
}
