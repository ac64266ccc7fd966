using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Collects what the parser has to say about one service.</summary>
internal sealed class DiagnosticBag(Compilation compilation, Location fallback)
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Reports at the declaration of <paramref name="symbol"/>, or at the service where that is in another assembly.</summary>
    public void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params object[] arguments)
        => Report(descriptor, symbol.Locations.FirstOrDefault(), arguments);

    /// <summary>Reports at <paramref name="location"/>, or at the service where that is in another assembly.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params object[] arguments)
        => Report(descriptor, location, ImmutableDictionary<string, string?>.Empty, arguments);

    /// <summary>Reports at the declaration of <paramref name="symbol"/>, with what a fix has to know and a message does not tell it.</summary>
    public void Report(DiagnosticDescriptor descriptor, ISymbol symbol, ImmutableDictionary<string, string?> forFixes, params object[] arguments)
        => Report(descriptor, symbol.Locations.FirstOrDefault(), forFixes, arguments);

    /// <summary>Reports at <paramref name="location"/>, with what a fix has to know and a message does not tell it.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, ImmutableDictionary<string, string?> forFixes, params object[] arguments)
        => _diagnostics.Add(Diagnostic.Create(descriptor, IsOurs(location) ? location : fallback, forFixes, arguments));

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();

    private bool IsOurs(Location? location) => location?.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree);
}
