using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints a list or a set inside a payload.</summary>
internal static class SequencePayloadEmitter
{
    public static void Emit(SourceWriter writer, SequencePayload type)
    {
        bool isImmutable = type.Storage == SequenceStorage.ImmutableArray;
        string annotated = isImmutable ? type.Type : type.Type + "?";
        string isNull = isImmutable ? "value.IsDefault" : "value is null";
        string length = type.Storage is SequenceStorage.Array or SequenceStorage.ImmutableArray ? "Length" : "Count";
        writer.WriteLines($$"""
            internal static void Write(ref {{KnownNames.PayloadWriter}} writer, {{annotated}} value)
            {
                if ({{isNull}})
                {
                    writer.WriteNil();
                    return;
                }

                writer.WriteArrayHeader(value.{{length}});
                foreach (var item in value)
                {
                    {{PayloadText.Write(type.Element, "item")}}
                }
            }

            """);
        EmitRead(writer, type, annotated);
    }

    private static void EmitRead(SourceWriter writer, SequencePayload type, string annotated)
    {
        (string create, string add) = type.Storage switch
        {
            SequenceStorage.List => ($"new {KnownNames.Generic}.List<{type.Element.Type}>(count)", "items.Add({0})"),
            SequenceStorage.Set => ($"new {KnownNames.Generic}.HashSet<{type.Element.Type}>(count)", "items.Add({0})"),
            _ => ($"{KnownNames.PayloadFormat}.NewArray<{type.Element.Type}>(count)", "items[i] = {0}"),
        };
        string result = type.Storage == SequenceStorage.ImmutableArray
            ? "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items)"
            : "items";
        writer.WriteLines($$"""
            internal static {{annotated}} Read(ref {{KnownNames.PayloadReader}} reader)
            {
                if (reader.TryReadNil())
                {
                    return default;
                }

                int count = {{KnownNames.PayloadFormat}}.EnterArray(ref reader);
                var items = {{create}};
                for (int i = 0; i < count; i++)
                {
                    {{add.Replace("{0}", PayloadText.Read(type.Element, "an element of a collection"))}};
                }

                {{KnownNames.PayloadFormat}}.Leave(ref reader);
                return {{result}};
            }
            """);
    }
}
