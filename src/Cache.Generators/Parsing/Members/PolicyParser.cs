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

    private const int DefaultItems = 10_000;
    private const int MostItems = 1_000_000;

    /// <summary>Returns what the attribute says, or <see langword="null"/> after reporting what is wrong with it.</summary>
    public static CachePolicyModel? Parse(AttributeData attribute, DiagnosticBag diagnostics)
    {
        string? type = TypeName(attribute);
        bool isValid = IsTypeName(type);
        if (!isValid)
        {
            diagnostics.Report(DiagnosticDescriptors.InvalidTypeName, AttributeReading.LocationOf(attribute), type ?? "null");
        }

        isValid &= TryRead(attribute, TtlSeconds, 1, Year, DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? ttl);
        isValid &= TryRead(attribute, "NullTtlSeconds", 0, Year, DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? nullTtl);
        isValid &= TryRead(attribute, "MaxItems", 1, MostItems, DiagnosticDescriptors.ItemsOutOfRange, diagnostics, out int? maxItems);
        return isValid
            ? new CachePolicyModel(
                type!,
                ttl,
                nullTtl,
                Named(attribute, "Key") as string,
                Named(attribute, "VaryByUser") is true,
                Named(attribute, "Sharing") is 1,
                maxItems ?? DefaultItems)
            : null;
    }

    /// <summary>Returns a number that the attribute sets, or <see langword="null"/>.</summary>
    public static int? Number(AttributeData attribute, string property)
        => Named(attribute, property) as int?;

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

    private static bool TryRead(
        AttributeData attribute, string property, int minimum, int maximum, DiagnosticDescriptor outOfRange, DiagnosticBag diagnostics, out int? number)
    {
        number = Number(attribute, property);
        if (number is null || (number >= minimum && number <= maximum))
        {
            return true;
        }

        ImmutableDictionary<string, string?> forFixes = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Setting, property)
            .Add(DiagnosticProperties.Nearest, (number < minimum ? minimum : maximum).ToString(CultureInfo.InvariantCulture));
        diagnostics.Report(outOfRange, AttributeReading.LocationOf(attribute), forFixes, property, number, minimum, maximum);
        return false;
    }
}
