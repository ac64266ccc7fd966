using System.Globalization;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints how a value of one type is copied: the same creation as after reading, from the members themselves.</summary>
internal static class CopyEmitter
{
    public static void Emit(SourceWriter writer, PayloadTypeModel type, HashSet<string> copied)
    {
        bool isValue = type is NullablePayload or SequencePayload { Storage: SequenceStorage.ImmutableArray } or ObjectPayload { IsReference: false };
        string annotated = isValue ? type.Type : type.Type + "?";
        writer.Open($"internal static {annotated} Copy({annotated} value)");
        string? isNull = type switch
        {
            NullablePayload => "!value.HasValue",
            SequencePayload { Storage: SequenceStorage.ImmutableArray } => "value.IsDefault",
            _ => isValue ? null : "value is null",
        };
        if (isNull is not null)
        {
            writer.WriteLines($$"""
                if ({{isNull}})
                {
                    return value;
                }

                """);
        }

        writer.WriteLines(Body(type, copied));
        writer.Close();
    }

    private static string Body(PayloadTypeModel type, HashSet<string> copied) => type switch
    {
        NullablePayload nullable => $"return {CopyText.Of(nullable.Value, "value.GetValueOrDefault()", copied)};",
        SequencePayload sequence => Sequence(sequence, copied),
        MapPayload map => Map(map, copied),
        MatrixPayload matrix => Matrix(matrix, copied),
        UnionPayload union => Union(union, copied),
        ObjectPayload composite => Object(composite, copied),
        _ => throw new InvalidOperationException($"No copy for {type.GetType().Name}."),
    };

    private static string Sequence(SequencePayload type, HashSet<string> copied)
    {
        string element = type.Element.Type;
        string copy = CopyText.Of(type.Element, "items[i]", copied);
        string comparer = StorageText.Comparer(type.Storage) switch
        {
            null => string.Empty,
            "ReadOrder" => $"var comparer = {KnownNames.KeyComparers}.OrderOfSet<{element}>(value);\n",
            _ => $"var comparer = {KnownNames.KeyComparers}.EqualityOfSet<{element}>(value);\n",
        };
        string loop = copy == "items[i]" ? string.Empty : $$"""
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = {{copy}};
            }

            """;
        string result = type.Storage switch
        {
            SequenceStorage.List => $"new {KnownNames.Generic}.List<{element}>(items)",
            SequenceStorage.Set => $"new {KnownNames.Generic}.HashSet<{element}>(items, comparer)",
            _ => StorageText.Finish(type.Storage, element),
        };
        return $"{comparer}var items = global::System.Linq.Enumerable.ToArray<{element}>(value);\n{loop}return {result};";
    }

    private static string Map(MapPayload type, HashSet<string> copied)
    {
        string types = $"{type.Key.Type}, {type.Value.Type}";
        bool isOrder = StorageText.Comparer(type.Storage) == "ReadOrder";
        return $$"""
            var comparer = {{KnownNames.KeyComparers}}.{{(isOrder ? "OrderOfMap" : "EqualityOfMap")}}<{{types}}>(value);
            var pairs = new {{KnownNames.Generic}}.Dictionary<{{types}}>({{(isOrder ? string.Empty : "comparer")}});
            foreach (var pair in value)
            {
                pairs[{{CopyText.Of(type.Key, "pair.Key", copied)}}] = {{CopyText.Of(type.Value, "pair.Value", copied)}};
            }

            return {{StorageText.Finish(type.Storage, types)}};
            """;
    }

    private static string Matrix(MatrixPayload type, HashSet<string> copied)
    {
        string[] dimensions = [.. Enumerable.Range(0, type.Rank).Select(static d => d.ToString(CultureInfo.InvariantCulture))];
        string place = $"matrix[{string.Join(", ", dimensions.Select(static d => "i" + d))}]";
        string copy = CopyText.Of(type.Element, place, copied);
        string loops = string.Join("\n", dimensions.Select(static d => $"for (int i{d} = 0; i{d} < matrix.GetLength({d}); i{d}++)"));
        string loop = copy == place ? string.Empty : $"{loops}\n{{\n    {place} = {copy};\n}}\n\n";
        return $"var matrix = ({type.Type})value.Clone();\n{loop}return matrix;";
    }

    private static string Union(UnionPayload type, HashSet<string> copied)
    {
        string cases = string.Concat(type.Cases.Select(one =>
            $"if (value.GetType() == typeof({one.Value.Type}))\n{{\n    return {CopyText.Of(one.Value, $"({one.Value.Type})value", copied)};\n}}\n\n"));
        return $"{cases}throw {KnownNames.PayloadCopies}.Unknown(value, typeof({type.Type}));";
    }

    private static string Object(ObjectPayload type, HashSet<string> copied)
    {
        string exact = type.IsSealed ? string.Empty : $"{KnownNames.PayloadCopies}.ExpectExactly(value, typeof({type.Type}));\n";
        string locals = string.Concat(type.Members
            .Where(static member => member.Local.Length > 0)
            .Select(member => $"var {member.Local} = {CopyText.Of(member.Value, $"value.{member.Name}", copied)};\n"));
        return $"{exact}{PayloadText.Guard(type)}{locals}return {ObjectPayloadEmitter.Creation(type)};";
    }
}
