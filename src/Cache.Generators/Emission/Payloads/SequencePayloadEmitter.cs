using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints a list or a set inside a payload.</summary>
internal static class SequencePayloadEmitter
{
    public static void Emit(SourceWriter writer, SequencePayload type)
    {
        EmitWrite(writer, type);
        writer.WriteLine();
        EmitRead(writer, type);
    }

    private static bool IsValue(SequencePayload type) => type.Storage == SequenceStorage.ImmutableArray;

    private static string Annotated(SequencePayload type) => IsValue(type) ? type.Type : type.Type + "?";

    private static void EmitWrite(SourceWriter writer, SequencePayload type)
    {
        (string source, string count) = StorageText.Source(type.Storage);
        writer.Open($"internal static void Write(ref {KnownNames.PayloadWriter} writer, {Annotated(type)} value)");
        writer.WriteLines($$"""
            if ({{(IsValue(type) ? "value.IsDefault" : "value is null")}})
            {
                writer.WriteNil();
                return;
            }

            """);
        if (StorageText.Comparer(type.Storage) is not null)
        {
            writer.WriteLines($"{KnownNames.KeyComparers}.WriteSet<{type.Element.Type}>(ref writer, value);");
        }

        if (source != "value")
        {
            writer.WriteLines($"var items = {source};");
        }

        writer.WriteLines($$"""
            writer.WriteArrayHeader({{count}});
            foreach (var item in {{(source == "value" ? "value" : "items")}})
            {
                {{PayloadText.Write(type.Element, "item")}}
            }
            """);
        writer.Close();
    }

    private static void EmitRead(SourceWriter writer, SequencePayload type)
    {
        string element = type.Element.Type;
        string read = PayloadText.Read(type.Element, "an element of a collection");
        (string create, string add) = type.Storage switch
        {
            SequenceStorage.List => ($"new {KnownNames.Generic}.List<{element}>({KnownNames.PayloadCounts}.Capacity(count))", $"items.Add({read});"),
            SequenceStorage.Set => ($"new {KnownNames.Generic}.HashSet<{element}>({KnownNames.PayloadCounts}.Capacity(count), comparer)", $"items.Add({read});"),
            _ => ($"{KnownNames.PayloadCounts}.NewArray<{element}>(count)", $"{KnownNames.PayloadCounts}.Grow(ref items, i, count);\n    items[i] = {read};"),
        };
        string comparer = StorageText.Comparer(type.Storage) is { } kind ? $"var comparer = {KnownNames.KeyComparers}.{kind}<{element}>(ref reader);\n" : string.Empty;
        writer.Open($"internal static {Annotated(type)} Read(ref {KnownNames.PayloadReader} reader)");
        writer.WriteLines($$"""
            if (reader.TryReadNil())
            {
                return default;
            }

            {{comparer}}int count = {{KnownNames.PayloadFormat}}.EnterArray(ref reader);
            var items = {{create}};
            for (int i = 0; i < count; i++)
            {
                {{add}}
            }

            {{KnownNames.PayloadFormat}}.Leave(ref reader);
            return {{StorageText.Finish(type.Storage, element)}};
            """);
        writer.Close();
    }
}
