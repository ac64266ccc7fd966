using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Parsing.Payloads.Sharing;
using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>Finds out how one result, and everything in it, is written and read.</summary>
internal sealed class PayloadTypeParser(PayloadTable table, Compilation compilation)
{
    private const string Portable = "Portable";
    private const string Exact = "Exact";

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly List<PayloadTypeModel> _types = [];
    private readonly List<PayloadFailure> _failures = [];
    private readonly GrowingTypes _growing = new();
    private ISymbol? _member;

    public IReadOnlyList<PayloadTypeModel> Types => _types;

    public IReadOnlyList<PayloadFailure> Failures => _failures;

    public ShapeText Shapes { get; } = new();

    public ChangeableParts Changes => table.Changes;

    /// <param name="type">The type.</param>
    /// <param name="path">The way to it, for messages.</param>
    /// <param name="isPortable">Whether it stands inside a <c>[MessagePackObject]</c>.</param>
    public PayloadReference? Parse(ITypeSymbol type, string path, bool isPortable)
    {
        bool refusesNull = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };
        if (!ObsoleteUse.IsTypeError(type) && ScalarPayloads.Find(type, isPortable) is { } scalar)
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

        bool isContract = PortableContract.Covers(bare);
        string name = table.NameOf(bare, isPortable && !isContract ? Portable : string.Empty);
        if (_visited.Add(name) && ParseComposite(bare, name, path, isPortable || isContract) is { } model)
        {
            _types.Add(model);
        }

        return new PayloadReference(PayloadForm.Composite, TypeText.Of(type), name, refusesNull);
    }

    /// <summary>Reads a type of a closed set, whose values are exactly of this type.</summary>
    public PayloadReference ParseExact(INamedTypeSymbol type, string path, bool isPortable)
    {
        bool isContract = PortableContract.Covers(type);
        string variant = (PayloadUnions.IsClosed(type) ? Exact : string.Empty) + (isPortable && !isContract ? Portable : string.Empty);
        string name = table.NameOf(type, variant);
        if (_visited.Add(name) && ParseObject(type, name, path, isPortable || isContract) is { } model)
        {
            _types.Add(model);
        }

        return new PayloadReference(PayloadForm.Composite, TypeText.Of(type), name, RefusesNull: type.IsReferenceType);
    }

    /// <summary>Parses the type of a member, which is to blame for what is wrong with it.</summary>
    public PayloadReference? ParseMember(PayloadMember member, string path, bool isPortable)
    {
        ISymbol? outer = _member;
        _member = member.Symbol;
        PayloadReference? reference = Parse(member.Type, path, isPortable);
        if (reference is not null && ObsoleteUse.IsError(member.Symbol))
        {
            Fail(DiagnosticDescriptors.UnserialisableResult, path, member.Type, ObsoleteUse.Fault);
            reference = null;
        }

        _member = outer;
        return reference;
    }

    /// <summary>Records what cannot be stored. To blame is <paramref name="member"/>, or the member whose type is being parsed.</summary>
    public void Fail(DiagnosticDescriptor descriptor, string path, ITypeSymbol type, string reason, ISymbol? member = null)
        => _failures.Add(new PayloadFailure(descriptor, path, type, reason, member ?? _member));

    private PayloadTypeModel? ParseComposite(ITypeSymbol type, string name, string path, bool isPortable)
    {
        string text = TypeText.Bare(type);
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Parse(nullable.TypeArguments[0], path, isPortable) is { } value
                ? Shapes.Define(name, "nullable", new NullablePayload(name, text, value), ("value", value))
                : null;
        }

        if (PayloadCollections.FindSequence(type) is var (storage, element))
        {
            return Parse(element, path + "[]", isPortable) is { } item
                ? Shapes.Define(name, PayloadCollections.IsSet(storage) ? "set" : "list", new SequencePayload(name, text, storage, item), ("item", item))
                : null;
        }

        if (type is IArrayTypeSymbol matrix)
        {
            return Parse(matrix.ElementType, path + "[]", isPortable) is { } item
                ? Shapes.Define(name, $"matrix{matrix.Rank}", new MatrixPayload(name, text, matrix.Rank, item), ("item", item))
                : null;
        }

        if (PayloadCollections.FindMap(type) is var (map, keyType, valueType))
        {
            return ParseMap(map, keyType, valueType, name, text, path, isPortable);
        }

        return PayloadUnions.IsClosed(type)
            ? PayloadUnions.Parse((INamedTypeSymbol)type, name, path, isPortable, this, compilation)
            : ParseObject((INamedTypeSymbol)type, name, path, isPortable);
    }

    private PayloadTypeModel? ParseObject(INamedTypeSymbol type, string name, string path, bool isPortable)
    {
        if (!_growing.TryEnter(type))
        {
            Fail(DiagnosticDescriptors.UnserialisableResult, path, type, "it contains itself with ever larger type arguments, so its form has no end");
            return null;
        }

        PayloadTypeModel? model = ObjectPayloadParser.Parse(type, name, path, isPortable, this, compilation);
        _growing.Leave();
        return model;
    }

    private PayloadTypeModel? ParseMap(MapStorage storage, ITypeSymbol keyType, ITypeSymbol valueType, string name, string text, string path, bool isPortable)
    {
        PayloadReference? key = Parse(keyType, path + ".Keys[]", isPortable);
        PayloadReference? value = Parse(valueType, path + ".Values[]", isPortable);
        return key is null || value is null
            ? null
            : Shapes.Define(
                name,
                "map",
                new MapPayload(name, text, storage, key with { RefusesNull = keyType.IsReferenceType }, value),
                ("key", key),
                ("value", value));
    }
}
