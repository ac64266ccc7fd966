using KpiGen.Cache.Generators.Models.Payloads;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads.Sharing;

/// <summary>Tells which parts of a result callers could change if they share it.</summary>
internal sealed class ChangeableParts
{
    private readonly Dictionary<string, PayloadTypeModel> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ISymbol> _setters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ISymbol>> _members = new(StringComparer.Ordinal);

    public void Add(PayloadTypeModel type) => _types[type.Name] = type;

    public void AddSetter(string name, ISymbol setter) => _setters[name] = setter;

    public void AddMembers(string name, IReadOnlyList<ISymbol> members) => _members[name] = members;

    /// <summary>Returns the first part that can be changed, or <see langword="null"/>.</summary>
    public ChangeablePart? Find(PayloadReference value, string path) => Find(value, path, null, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>The same for the items of an array; bytes, which have a form of their own, cannot be changed.</summary>
    public ChangeablePart? FindInItems(PayloadReference array, string path)
        => _types.TryGetValue(array.Target, out PayloadTypeModel? type) && type is SequencePayload sequence ? Find(sequence.Element, path) : null;

    /// <summary>Returns the classes of all types in the graph that can be changed, or that hold something that can.</summary>
    public IEnumerable<string> Within(PayloadReference value)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Collect(value, seen);
        return seen.Where(name => Find(new PayloadReference(PayloadForm.Composite, string.Empty, name), string.Empty) is not null);
    }

    private static string? OwnReason(PayloadReference value) => value switch
    {
        { Form: PayloadForm.Composite } => null,
        { Target: "ReadByteArray" } => "an array can be written to; use ImmutableArray<byte> or ReadOnlyMemory<byte>",
        { Target: "ReadMemory" } when !value.Type.Contains("ReadOnlyMemory") => "memory can be written to; use ReadOnlyMemory<byte>",
        { Host: "JsonFormat", Target: not "ReadElement" } => "JSON nodes can be changed; use JsonElement",
        _ => null,
    };

    private static string? OwnReason(PayloadTypeModel type) => type switch
    {
        _ when type.Type.StartsWith("global::System.Collections.Generic.IReadOnly", StringComparison.Ordinal) => null,
        MatrixPayload or SequencePayload { Storage: SequenceStorage.Array } => "an array can be written to; use IReadOnlyList<T> or ImmutableArray<T>",
        SequencePayload { Storage: SequenceStorage.Set or SequenceStorage.SortedSet } => "a set can be changed; use IReadOnlySet<T> or FrozenSet<T>",
        SequencePayload { Storage: < SequenceStorage.ReadOnlyCollection and not (SequenceStorage.ReadOnlyArray or SequenceStorage.ImmutableArray) }
            or SequencePayload { Storage: SequenceStorage.ConcurrentQueue or SequenceStorage.ConcurrentStack or SequenceStorage.ConcurrentBag }
            => "the collection can be changed; use IReadOnlyList<T> or ImmutableArray<T>",
        MapPayload { Storage: MapStorage.Dictionary or MapStorage.Sorted or MapStorage.SortedList or MapStorage.Concurrent }
            => "the dictionary can be changed; use IReadOnlyDictionary<TKey, TValue> or FrozenDictionary<TKey, TValue>",
        _ => null,
    };

    private ChangeablePart? Find(PayloadReference value, string path, ISymbol? holder, HashSet<string> open)
    {
        if (OwnReason(value) is { } scalar)
        {
            return new ChangeablePart(path, scalar, holder);
        }

        if (!_types.TryGetValue(value.Target, out PayloadTypeModel? type) || !open.Add(value.Target))
        {
            return null;
        }

        if (_setters.TryGetValue(value.Target, out ISymbol? setter))
        {
            return new ChangeablePart($"{path}.{setter.Name}", "it can be set; make it init-only", setter);
        }

        if (OwnReason(type) is { } reason)
        {
            return new ChangeablePart(path, reason, holder);
        }

        foreach ((string label, PayloadReference part) in Parts(type))
        {
            if (Find(part, path + label, Member(type, label) ?? holder, open) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private ISymbol? Member(PayloadTypeModel type, string label)
        => _members.TryGetValue(type.Name, out IReadOnlyList<ISymbol>? members) ? members.FirstOrDefault(member => "." + member.Name == label) : null;

    private void Collect(PayloadReference value, HashSet<string> seen)
    {
        if (_types.TryGetValue(value.Target, out PayloadTypeModel? type) && seen.Add(value.Target))
        {
            foreach ((_, PayloadReference part) in Parts(type))
            {
                Collect(part, seen);
            }
        }
    }

    private static IEnumerable<(string Label, PayloadReference Value)> Parts(PayloadTypeModel type) => type switch
    {
        NullablePayload nullable => [(string.Empty, nullable.Value)],
        SequencePayload sequence => [("[]", sequence.Element)],
        MatrixPayload matrix => [("[]", matrix.Element)],
        MapPayload map => [(".Keys[]", map.Key), (".Values[]", map.Value)],
        UnionPayload union => union.Cases.Select(static one => (string.Empty, one.Value)),
        ObjectPayload composite => composite.Members.Select(static member => ("." + member.Name.TrimStart('@'), member.Value)),
        _ => throw new InvalidOperationException($"No parts of {type.GetType().Name}."),
    };
}
