using System.Globalization;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints an array of several dimensions inside a payload.</summary>
internal static class MatrixPayloadEmitter
{
    public static void Emit(SourceWriter writer, MatrixPayload type)
    {
        string members = Number(type.Rank + 1);
        string lengths = string.Concat(Dimensions(type).Select(static d => $"\n    writer.Write(value.GetLength({d}));"));
        writer.WriteLines($$"""
            internal static void Write(ref {{KnownNames.PayloadWriter}} writer, {{type.Type}}? value)
            {
                if (value is null)
                {
                    writer.WriteNil();
                    return;
                }

                writer.WriteArrayHeader({{members}});{{lengths}}
                writer.WriteArrayHeader(value.Length);
                foreach (var item in value)
                {
                    {{PayloadText.Write(type.Element, "item")}}
                }
            }

            """);
        EmitRead(writer, type, members);
    }

    private static void EmitRead(SourceWriter writer, MatrixPayload type, string members)
    {
        string lengths = string.Concat(Dimensions(type).Select(static d => $"\n    int length{d} = reader.ReadInt32();"));
        string product = string.Join(", ", Dimensions(type).Select(static d => $"length{d}"));
        string index = string.Join(", ", Dimensions(type).Select(static d => $"i{d}"));
        string loops = string.Join("\n    ", Dimensions(type).Select(static d => $"for (int i{d} = 0; i{d} < length{d}; i{d}++)"));
        writer.WriteLines($$"""
            internal static {{type.Type}}? Read(ref {{KnownNames.PayloadReader}} reader)
            {
                if (reader.TryReadNil())
                {
                    return null;
                }

                {{KnownNames.PayloadFormat}}.EnterObject(ref reader, {{members}});{{lengths}}
                int count = reader.ReadArrayHeader();
                var items = {{KnownNames.PayloadCounts}}.NewArray<{{type.Element.Type}}>(count);
                for (int i = 0; i < count; i++)
                {
                    {{KnownNames.PayloadCounts}}.Grow(ref items, i, count);
                    items[i] = {{PayloadText.Read(type.Element, "an element of an array")}};
                }

                {{KnownNames.PayloadFormat}}.Leave(ref reader);
                var matrix = {{KnownNames.Runtime}}.Matrices.New<{{type.Element.Type}}>(count, {{product}});
                int next = 0;
                {{loops}}
                {
                    matrix[{{index}}] = items[next++];
                }

                return matrix;
            }
            """);
    }

    private static IEnumerable<string> Dimensions(MatrixPayload type) => Enumerable.Range(0, type.Rank).Select(Number);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
