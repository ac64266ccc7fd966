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
        isValid &= new SettingRange(1, Year, "seconds").TryRead(attribute, TtlSeconds, DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? ttl);
        isValid &= new SettingRange(0, Year, "seconds").TryRead(attribute, "NullTtlSeconds", DiagnosticDescriptors.TimeToLiveOutOfRange, diagnostics, out int? nullTtl);
        isValid &= new SettingRange(1, MostItems, "items").TryRead(attribute, "MaxItems", DiagnosticDescriptors.ItemsOutOfRange, diagnostics, out int? maxItems);
        CacheSettingsModel? settings = SettingsParser.Parse(attribute, diagnostics);
        isValid &= settings is not null;
        return isValid
            ? new CachePolicyModel(
                type!,
                ttl,
                nullTtl,
                AttributeReading.Value(attribute, "Key") as string,
                VariesByUser(attribute),
                AttributeReading.Value(attribute, "Sharing") is 1,
                maxItems ?? DefaultItems,
                settings!)
            : null;
    }

    /// <summary>Returns a number that the attribute sets, or <see langword="null"/>.</summary>
    public static int? Number(AttributeData attribute, string property)
        => AttributeReading.Value(attribute, property) as int?;

    /// <summary>Whether the attribute gives each user entries of its own.</summary>
    public static bool VariesByUser(AttributeData attribute) => AttributeReading.Value(attribute, "VaryByUser") is true;
}
