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
        string? type = attribute.ConstructorArguments is [var named] ? CacheTypeName.Parse(named, attribute, diagnostics) : null;
        bool isValid = type is not null;
        isValid &= TryRead(attribute, TtlSeconds, 1, Year, DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? ttl);
        isValid &= TryRead(attribute, "NullTtlSeconds", 0, Year, DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? nullTtl);
        isValid &= TryRead(attribute, "MaxItems", 1, MostItems, DiagnosticDescriptors.ItemsOutOfRange, diagnostics, out int? maxItems);
        return isValid
            ? new CachePolicyModel(
                type!,
                ttl,
                nullTtl,
                AttributeReading.Value(attribute, "Key") as string,
                VariesByUser(attribute),
                AttributeReading.Value(attribute, "Sharing") is 1,
                maxItems ?? DefaultItems)
            : null;
    }

    /// <summary>Returns a number that the attribute sets, or <see langword="null"/>.</summary>
    public static int? Number(AttributeData attribute, string property)
        => AttributeReading.Value(attribute, property) as int?;

    /// <summary>Whether the attribute gives each user entries of its own.</summary>
    public static bool VariesByUser(AttributeData attribute) => AttributeReading.Value(attribute, "VaryByUser") is true;

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
