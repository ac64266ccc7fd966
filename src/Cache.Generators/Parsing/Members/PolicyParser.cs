using System.Collections.Immutable;
using System.Globalization;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Reads a <c>[Cached]</c> attribute.</summary>
internal static class PolicyParser
{
    /// <summary>The longest time to live, in seconds.</summary>
    public const int Year = 31_536_000;

    public const string TtlSeconds = "TtlSeconds";

    /// <summary>Returns what the attribute says, or <see langword="null"/> after reporting what is wrong with it.</summary>
    public static CachePolicyModel? Parse(AttributeData attribute, DiagnosticBag diagnostics)
    {
        string? type = TypeName(attribute);
        bool isValid = IsTypeName(type);
        if (!isValid)
        {
            diagnostics.Report(DiagnosticDescriptors.InvalidTypeName, AttributeReading.LocationOf(attribute), type ?? "null");
        }

        isValid &= TryReadSeconds(attribute, TtlSeconds, 1, diagnostics, out int? ttl);
        isValid &= TryReadSeconds(attribute, "NullTtlSeconds", 0, diagnostics, out int? nullTtl);
        return isValid
            ? new CachePolicyModel(type!, ttl, nullTtl, Named(attribute, "Key") as string, VariesByUser(attribute), Named(attribute, "Sharing") is 1)
            : null;
    }

    /// <summary>Returns a number that the attribute sets, or <see langword="null"/>.</summary>
    public static int? Seconds(AttributeData attribute, string property)
        => Named(attribute, property) as int?;

    /// <summary>Whether the attribute gives each user entries of its own.</summary>
    public static bool VariesByUser(AttributeData attribute) => Named(attribute, "VaryByUser") is true;

    private static string? TypeName(AttributeData attribute) => attribute.ConstructorArguments switch
    {
        [{ Kind: TypedConstantKind.Enum } builtIn] => EnumMember(builtIn)?.ToLowerInvariant() ?? builtIn.Value?.ToString(),
        [{ Value: string name }] => name,
        _ => null,
    };

    private static string? EnumMember(TypedConstant constant)
        => constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Value))?.Name;

    private static bool IsTypeName(string? name)
        => name is [>= 'a' and <= 'z', ..] && name.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static object? Named(AttributeData attribute, string property)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value;

    private static bool TryReadSeconds(
        AttributeData attribute, string property, int minimum, DiagnosticBag diagnostics, out int? seconds)
    {
        seconds = Seconds(attribute, property);
        if (seconds is null || (seconds >= minimum && seconds <= Year))
        {
            return true;
        }

        ImmutableDictionary<string, string?> forFixes = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Setting, property)
            .Add(DiagnosticProperties.Nearest, (seconds < minimum ? minimum : Year).ToString(CultureInfo.InvariantCulture));
        diagnostics.Report(
            DiagnosticDescriptors.TimeToLiveOutOfRange, AttributeReading.LocationOf(attribute), forFixes, property, seconds, minimum, Year);
        return false;
    }
}
