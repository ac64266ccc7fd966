using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Reads what identifies a call of a method.</summary>
internal static class KeyParser
{
    /// <summary>Returns one part for each parameter in the key, or <see langword="null"/> after reporting those that cannot be in it.</summary>
    public static IReadOnlyList<KeyPartModel>? Parse(IMethodSymbol method, ServiceScope scope)
    {
        var fields = new UniqueNames("Equals", "GetHashCode", "GetType", "ToString", "WriteTo", "Detach", "other", "obj", "writer", method.Name + "Key");
        var parts = new List<KeyPartModel>();
        bool isComplete = true;
        foreach (IParameterSymbol parameter in method.Parameters.Where(KeyParameters.IsPart))
        {
            var types = new KeyTypeParser(scope.KeyTypes, scope.Compilation);
            KeyReference? value = types.Parse(parameter.Type, parameter.Name);
            foreach (KeyFailure failure in types.Failures)
            {
                failure.Report(scope.Diagnostics, parameter, method);
            }

            isComplete &= value is not null;
            parts.Add(new KeyPartModel(
                TypeText.Identifier(parameter.Name),
                TypeText.Identifier(fields.Take(parameter.Name)),
                TypeText.Of(parameter.Type),
                value ?? new KeyReference(KeyForm.Operator)));
        }

        return isComplete ? parts : null;
    }
}
