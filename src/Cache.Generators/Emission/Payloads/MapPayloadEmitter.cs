using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints a dictionary inside a payload.</summary>
internal static class MapPayloadEmitter
{
    public static void Emit(SourceWriter writer, MapPayload type)
    {
        EmitWrite(writer, type);
        writer.WriteLine();
        EmitRead(writer, type);
    }

    private static string Types(MapPayload type) => $"{type.Key.Type}, {type.Value.Type}";

    private static void EmitWrite(SourceWriter writer, MapPayload type)
    {
        // Others may change a concurrent dictionary between its count and its pairs.
        bool isConcurrent = type.Storage == MapStorage.Concurrent;
        writer.WriteLines($$"""
            internal static void Write(ref {{KnownNames.PayloadWriter}} writer, {{type.Type}}? value)
            {
                if (value is null)
                {
                    writer.WriteNil();
                    return;
                }

                {{KnownNames.KeyComparers}}.WriteMap<{{Types(type)}}>(ref writer, value);
                {{(isConcurrent ? "var pairs = value.ToArray();\n    " : string.Empty)}}writer.WriteMapHeader({{(isConcurrent ? "pairs.Length" : "value.Count")}});
                foreach (var pair in {{(isConcurrent ? "pairs" : "value")}})
                {
                    {{PayloadText.Write(type.Key, "pair.Key")}}
                    {{PayloadText.Write(type.Value, "pair.Value")}}
                }
            }
            """);
    }

    private static void EmitRead(SourceWriter writer, MapPayload type)
    {
        string reader = StorageText.Comparer(type.Storage);
        string equality = reader == "ReadEquality" ? ", comparer" : string.Empty;
        writer.WriteLines($$"""
            internal static {{type.Type}}? Read(ref {{KnownNames.PayloadReader}} reader)
            {
                if (reader.TryReadNil())
                {
                    return null;
                }

                var comparer = {{KnownNames.KeyComparers}}.{{reader}}<{{type.Key.Type}}>(ref reader);
                int count = {{KnownNames.PayloadFormat}}.EnterMap(ref reader);
                var pairs = new {{KnownNames.Generic}}.Dictionary<{{Types(type)}}>({{KnownNames.PayloadCounts}}.Capacity(count){{equality}});
                for (int i = 0; i < count; i++)
                {
                    var key = {{PayloadText.Read(type.Key, "a key of a dictionary")}};
                    pairs[key] = {{PayloadText.Read(type.Value, "a value of a dictionary")}};
                }

                {{KnownNames.PayloadFormat}}.Leave(ref reader);
                return {{StorageText.Finish(type.Storage, Types(type))}};
            }
            """);
    }
}
