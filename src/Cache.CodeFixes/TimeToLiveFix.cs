using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Replaces a time to live by the nearest that is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeToLiveFix))]
[Shared]
internal sealed class TimeToLiveFix : SettingFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TimeToLiveOutOfRange];
}
