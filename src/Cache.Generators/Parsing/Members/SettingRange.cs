using System.Collections.Immutable;
using System.Globalization;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>The numbers that a property of an attribute may have.</summary>
internal readonly record struct SettingRange(int Minimum, int Maximum, string Unit)
{
    /// <summary>Reads a number that the attribute sets, or <see langword="null"/>.</summary>
    /// <returns>Whether it is in range; otherwise it has been reported.</returns>
    public bool TryRead(AttributeData attribute, string property, DiagnosticDescriptor outOfRange, DiagnosticBag diagnostics, out int? number)
    {
        number = PolicyParser.Number(attribute, property);
        if (number is null || (number >= Minimum && number <= Maximum))
        {
            return true;
        }

        ImmutableDictionary<string, string?> forFixes = ImmutableDictionary<string, string?>.Empty
            .Add(DiagnosticProperties.Setting, property)
            .Add(DiagnosticProperties.Nearest, (number < Minimum ? Minimum : Maximum).ToString(CultureInfo.InvariantCulture));
        diagnostics.Report(outOfRange, AttributeReading.LocationOf(attribute), forFixes, property, number, Minimum, Maximum, Unit);
        return false;
    }
}
