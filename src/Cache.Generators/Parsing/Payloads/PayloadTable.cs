using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Parsing.Payloads.Sharing;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>The codecs of one service and the composite types in its results, each with the class that is emitted for it.</summary>
internal sealed class PayloadTable(UniqueNames names)
{
    private readonly Dictionary<string, Dictionary<ITypeSymbol, string>> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PayloadTypeModel> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<ITypeSymbol, CodecModel> _codecs = new(SymbolEqualityComparer.IncludeNullability);

    public IEnumerable<CodecModel> Codecs => _codecs.Values.OrderBy(static codec => codec.Name, StringComparer.Ordinal);

    public ChangeableParts Changes { get; } = new();

    /// <summary>Gets the classes of the types that are copied.</summary>
    public IEnumerable<string> Copied => _codecs.Values.Where(static codec => codec.Copies).SelectMany(codec => Changes.Within(codec.Value)).Distinct().OrderBy(static name => name, StringComparer.Ordinal);

    public IEnumerable<PayloadTypeModel> Types => _types.Values.OrderBy(static type => type.Name, StringComparer.Ordinal);

    /// <summary>Returns the name of the codec of a result, or <see langword="null"/> after reporting why it cannot be stored.</summary>
    public string? Codec(ITypeSymbol value, IMethodSymbol method, ServiceScope scope)
    {
        if (_codecs.TryGetValue(value, out CodecModel? known))
        {
            return known.Name;
        }

        var parser = new PayloadTypeParser(this, scope.Compilation);
        string path = TypeText.Readable(value).TrimEnd('?');
        PayloadReference? reference = parser.Parse(value, path, isPortable: false);
        foreach (PayloadFailure failure in parser.Failures)
        {
            failure.Report(scope.Diagnostics, method);
        }

        if (reference is null || parser.Failures.Count > 0)
        {
            return null;
        }

        foreach (PayloadTypeModel type in parser.Types)
        {
            _types[type.Name] = type;
            Changes.Add(type);
        }

        var codec = new CodecModel(
            names.Take(TypeText.NamePart(value) + "Codec"), TypeText.Of(value), parser.Shapes.Fingerprint(reference), reference, Copies: false, path);
        _codecs.Add(value, codec);
        return codec.Name;
    }

    /// <summary>Returns a part of a result that callers could change, or <see langword="null"/>.</summary>
    public ChangeablePart? Changeable(ITypeSymbol value) => Changes.Find(_codecs[value].Value, _codecs[value].Path);

    /// <summary>The same for the items of an array that nobody is given.</summary>
    public ChangeablePart? ChangeableItem(ITypeSymbol array)
        => Changes.FindInItems(_codecs[array].Value, TypeText.Readable(((IArrayTypeSymbol)array).ElementType).TrimEnd('?'));

    /// <summary>Asks for copies of a result.</summary>
    public void Copy(ITypeSymbol value) => _codecs[value] = _codecs[value] with { Copies = true };

    /// <summary>Returns the name of the class that writes and reads a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="variant">Nothing, or what distinguishes a second way to write the type.</param>
    public string NameOf(ITypeSymbol type, string variant)
    {
        if (!_names.TryGetValue(variant, out Dictionary<ITypeSymbol, string>? known))
        {
            _names.Add(variant, known = new(SymbolEqualityComparer.IncludeNullability));
        }

        if (!known.TryGetValue(type, out string? name))
        {
            name = names.Take($"{TypeText.NamePart(type)}{variant}Payload");
            known.Add(type, name);
        }

        return name;
    }
}
