using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Forwarding;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>The text of a method that calls the same method of the origin, on the scope of the caller.</summary>
internal static class ForwardedMethodText
{
    /// <summary>The explicit implementation without its body.</summary>
    public static string Declaration(ForwardedMethodModel method)
    {
        string constraints = string.Concat(method.Constraints.Select(static constraint => " " + constraint));
        return $"{method.Modifiers}{method.ReturnType} {method.DeclaringType}.{method.Name}{Types(method)}({SignatureText.Parameters(method.Parameters)}){constraints}";
    }

    /// <summary>The call of the origin.</summary>
    public static string Call(ForwardedMethodModel method, ServiceModel service)
        => $"{Target(method.DeclaringType, service)}.{method.Name}{Types(method)}({SignatureText.Arguments(method.Parameters)})";

    /// <summary>The origin, as the interface that declares the member.</summary>
    public static string Target(string declaringType, ServiceModel service) => SignatureText.Target("this.Origin", declaringType, service.ServiceType);

    private static string Types(ForwardedMethodModel method) => method.TypeParameters.Count == 0 ? string.Empty : $"<{string.Join(", ", method.TypeParameters)}>";
}
