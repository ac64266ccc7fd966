using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Reads the name of a cache type from the argument of an attribute.</summary>
internal static class CacheTypeName
{
    /// <summary>Returns the name as it stands in keys, or <see langword="null"/> after reporting that it cannot stand there.</summary>
    public static string? Parse(TypedConstant type, AttributeData attribute, DiagnosticBag diagnostics)
    {
        string? name = type.Kind == TypedConstantKind.Enum ? EnumMember(type)?.ToLowerInvariant() ?? type.Value?.ToString() : type.Value as string;
        if (IsValid(name))
        {
            return name;
        }

        diagnostics.Report(DiagnosticDescriptors.InvalidTypeName, AttributeReading.LocationOf(attribute), name ?? "null");
        return null;
    }

    private static string? EnumMember(TypedConstant constant)
        => constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Value))?.Name;

    private static bool IsValid(string? name)
        => name is [>= 'a' and <= 'z', ..] && name.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
