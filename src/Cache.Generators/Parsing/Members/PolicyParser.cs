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
        string? type = attribute.ConstructorArguments is [var named] ? CacheTypeName.Parse(named, attribute, diagnostics) : null;
        bool isValid = type is not null;
        isValid &= TryReadSeconds(attribute, TtlSeconds, 1, diagnostics, out int? ttl);
        isValid &= TryReadSeconds(attribute, "NullTtlSeconds", 0, diagnostics, out int? nullTtl);
        return isValid
            ? new CachePolicyModel(type!, ttl, nullTtl, AttributeReading.Value(attribute, "Key") as string, AttributeReading.Value(attribute, "VaryByUser") is true, AttributeReading.Value(attribute, "Sharing") is 1)
            : null;
    }

    /// <summary>Returns a number that the attribute sets, or <see langword="null"/>.</summary>
    public static int? Seconds(AttributeData attribute, string property)
        => AttributeReading.Value(attribute, property) as int?;

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
