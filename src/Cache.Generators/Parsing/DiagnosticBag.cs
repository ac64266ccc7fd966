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
        => _diagnostics.Add(Diagnostic.Create(descriptor, Place(location), forFixes, arguments));

    /// <summary>Adds what was taken out before.</summary>
    public void Add(ImmutableArray<Diagnostic> diagnostics) => _diagnostics.AddRange(diagnostics);

    /// <summary>Gets how many there are, for <see cref="TakeSince"/>.</summary>
    public int Mark => _diagnostics.Count;

    /// <summary>Takes out what was reported since <paramref name="mark"/>: a refusal that may turn out to be a hint only.</summary>
    public ImmutableArray<Diagnostic> TakeSince(int mark)
    {
        ImmutableArray<Diagnostic> taken = [.. _diagnostics.Skip(mark)];
        _diagnostics.Count = mark;
        return taken;
    }

    /// <summary>Returns a diagnostic at the declaration of <paramref name="symbol"/>, or at the service, without reporting it.</summary>
    public Diagnostic Create(DiagnosticDescriptor descriptor, ISymbol symbol, params object[] arguments)
        => Diagnostic.Create(descriptor, Place(symbol.Locations.FirstOrDefault()), arguments);

    /// <summary>Whether the project can edit <paramref name="symbol"/>.</summary>
    public bool IsEditable(ISymbol symbol) => symbol.Locations.Any(IsOurs);

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();

    /// <summary>Returns each once: the constructions of a generic interface may have the same to say.</summary>
    public ImmutableArray<Diagnostic> ToDistinct() => [.. _diagnostics.Distinct()];

    private Location Place(Location? location) => IsOurs(location) ? location! : fallback;

    private bool IsOurs(Location? location) => location?.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree);
}
