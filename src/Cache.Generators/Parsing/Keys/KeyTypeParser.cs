using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Parsing.Signatures;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Finds out how the type of one parameter, and everything in it, is compared, hashed and written.</summary>
internal sealed class KeyTypeParser(KeyTypeTable table, Compilation compilation)
{
    private readonly Dictionary<ITypeSymbol, KeyReference?> _known = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _open = new(SymbolEqualityComparer.Default);
    private readonly List<KeyFailure> _failures = [];
    private readonly GrowingTypes _growing = new();

    public IReadOnlyList<KeyFailure> Failures => _failures;

    /// <summary>Whether values of a type can be part of a key at all.</summary>
    public static bool HasFormat(ITypeSymbol type, Compilation compilation)
        => new KeyTypeParser(new KeyTypeTable(new UniqueNames()), compilation).Parse(type, string.Empty) is not null;

    public KeyReference? Parse(ITypeSymbol type, string path)
    {
        if (ObsoleteUse.IsTypeError(type))
        {
            return Fail(path, type, $"{ObsoleteUse.Fault}; mark it [CacheKeyIgnore]");
        }

        if (ScalarKeys.Find(type) is { } scalar)
        {
            return scalar;
        }

        if (_known.TryGetValue(type, out KeyReference? known))
        {
            return known;
        }

        if (!_open.Add(type))
        {
            return Fail(path, type, reason: null);
        }

        KeyReference? parsed = ParseComposite(type, path);
        _open.Remove(type);
        _known[type] = parsed;
        return parsed;
    }

    private KeyReference? ParseComposite(ITypeSymbol type, string path)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            if (KeyCollections.Find(nullable.TypeArguments[0]) is not null)
            {
                return Fail(path, type, "its null and its default cannot be told apart; pass the ImmutableArray<T> itself");
            }

            return Parse(nullable.TypeArguments[0], path) is { } value
                ? Add(type, value.Detaches, name => new NullableKeyType(name, TypeText.Bare(type), value))
                : null;
        }

        if (KeyCollections.Find(type) is var (access, element))
        {
            return Parse(element, path + "[]") is { } item
                ? Add(
                    type,
                    access != SequenceAccess.ImmutableArray || item.Detaches,
                    name => new SequenceKeyType(name, TypeText.Bare(type), TypeText.Of(element), access, item))
                : null;
        }

        if (KeyFaults.Of(type) is { } fault)
        {
            return Fail(path, type, fault);
        }

        var named = (INamedTypeSymbol)type;
        if (!_growing.TryEnter(named))
        {
            return Fail(path, type, reason: null);
        }

        KeyReference? parsed = ParseObject(named, path);
        _growing.Leave();
        return parsed;
    }

    private KeyReference? ParseObject(INamedTypeSymbol type, string path)
    {
        KeyState state = KeyState.Of(type);
        if (state.Fault is { } fault)
        {
            return Fail(path, type, fault);
        }

        var members = new List<KeyMemberModel>();
        foreach (StateMember member in state.Members)
        {
            string place = $"{path}.{member.Label}";
            if (ObsoleteUse.IsError(member.Symbol))
            {
                Fail(place, member.Type, $"{ObsoleteUse.Fault}; mark it [CacheKeyIgnore]");
            }
            else if (Parse(member.Type, place) is { } value)
            {
                members.Add(new KeyMemberModel(TypeText.Identifier(member.Symbol.Name), value));
            }
        }

        if (members.Count < state.Members.Count)
        {
            return null;
        }

        if (KeyCopies.Of(type, state.Members, members, compilation) is not { } copy)
        {
            return Fail(path, type, "it can change while its entry is stored, and cannot be copied; make its members init-only or all of them settable");
        }

        bool isSealed = type.IsValueType || type.IsSealed;
        return Add(
            type,
            copy.Form != KeyCopyForm.None,
            name => new ObjectKeyType(name, TypeText.Bare(type), type.IsReferenceType, isSealed, members.ToEquatableArray(), copy));
    }

    private KeyReference Add(ITypeSymbol type, bool detaches, Func<string, KeyTypeModel> create)
    {
        string name = table.NameOf(type);
        table.Add(create(name));
        return new KeyReference(KeyForm.Composite, name, detaches);
    }

    private KeyReference? Fail(string path, ITypeSymbol type, string? reason)
    {
        _failures.Add(new KeyFailure(path, type, reason));
        return null;
    }
}
