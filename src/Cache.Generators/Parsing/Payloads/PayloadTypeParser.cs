using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Payloads;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>Finds out how one result, and everything in it, is written and read.</summary>
internal sealed class PayloadTypeParser(PayloadTable table, Compilation compilation)
{
    private readonly HashSet<ITypeSymbol> _visited = new(SymbolEqualityComparer.IncludeNullability);
    private readonly List<PayloadTypeModel> _types = [];
    private readonly List<PayloadFailure> _failures = [];
    private ISymbol? _member;

    public IReadOnlyList<PayloadTypeModel> Types => _types;

    public IReadOnlyList<PayloadFailure> Failures => _failures;

    public ShapeText Shapes { get; } = new();

    public PayloadReference? Parse(ITypeSymbol type, string path)
    {
        bool refusesNull = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
        if (ScalarPayloads.Find(type) is { } scalar)
        {
            Shapes.DefineEnum(type);
            return scalar with { RefusesNull = refusesNull };
        }

        ITypeSymbol bare = type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type;
        if (PayloadFaults.Of(bare) is { } fault)
        {
            Fail(DiagnosticDescriptors.UnserialisableResult, path, type, fault);
            return null;
        }

        var reference = new PayloadReference(PayloadForm.Composite, TypeText.Of(type), table.NameOf(bare), refusesNull);
        if (_visited.Add(bare) && ParseComposite(bare, reference.Target, path) is { } model)
        {
            _types.Add(model);
        }

        return reference;
    }

    /// <summary>Parses the type of a member, which is to blame for what is wrong with it.</summary>
    public PayloadReference? ParseMember(PayloadMember member, string path)
    {
        ISymbol? outer = _member;
        _member = member.Symbol;
        PayloadReference? reference = Parse(member.Type, path);
        _member = outer;
        return reference;
    }

    /// <summary>Records what cannot be stored. To blame is <paramref name="member"/>, or the member whose type is being parsed.</summary>
    public void Fail(DiagnosticDescriptor descriptor, string path, ITypeSymbol type, string reason, ISymbol? member = null)
        => _failures.Add(new PayloadFailure(descriptor, path, type, reason, member ?? _member));

    private PayloadTypeModel? ParseComposite(ITypeSymbol type, string name, string path)
    {
        string text = TypeText.Bare(type);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Parse(nullable.TypeArguments[0], path) is { } value
                ? Shapes.Define(name, "nullable", new NullablePayload(name, text, value), ("value", value))
                : null;
        }

        if (PayloadCollections.FindSequence(type) is var (storage, element))
        {
            return Parse(element, path + "[]") is { } item
                ? Shapes.Define(name, storage == SequenceStorage.Set ? "set" : "list", new SequencePayload(name, text, storage, item), ("item", item))
                : null;
        }

        if (PayloadCollections.FindMap(type) is var (keyType, valueType))
        {
            return Parse(keyType, path + ".Keys[]") is { } key && Parse(valueType, path + ".Values[]") is { } entry
                ? Shapes.Define(
                    name,
                    "map",
                    new MapPayload(name, text, key with { RefusesNull = keyType.IsReferenceType }, entry),
                    ("key", key),
                    ("value", entry))
                : null;
        }

        return ObjectPayloadParser.Parse((INamedTypeSymbol)type, name, path, this, compilation);
    }
}
