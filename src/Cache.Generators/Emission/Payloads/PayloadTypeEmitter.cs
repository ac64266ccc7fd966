using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints the class that writes and reads one composite type inside payloads.</summary>
internal static class PayloadTypeEmitter
{
    public static void Emit(SourceWriter writer, PayloadTypeModel type)
    {
        writer.Open($"private static class {type.Name}");
        switch (type)
        {
            case NullablePayload nullable:
                EmitNullable(writer, nullable);
                break;
            case SequencePayload sequence:
                SequencePayloadEmitter.Emit(writer, sequence);
                break;
            case MapPayload map:
                EmitMap(writer, map);
                break;
            case ObjectPayload composite:
                ObjectPayloadEmitter.Emit(writer, composite);
                break;
            default:
                throw new InvalidOperationException($"No emitter for {type.GetType().Name}.");
        }

        writer.Close();
        writer.WriteLine();
    }

    private static void EmitNullable(SourceWriter writer, NullablePayload type)
        => writer.WriteLines($$"""
            internal static void Write(ref {{KnownNames.PayloadWriter}} writer, {{type.Type}} value)
            {
                if (value.HasValue)
                {
                    {{PayloadText.Write(type.Value, "value.GetValueOrDefault()")}}
                }
                else
                {
                    writer.WriteNil();
                }
            }

            internal static {{type.Type}} Read(ref {{KnownNames.PayloadReader}} reader)
                => reader.TryReadNil() ? default({{type.Type}}) : {{PayloadText.Read(type.Value, type.Type)}};
            """);

    private static void EmitMap(SourceWriter writer, MapPayload type)
        => writer.WriteLines($$"""
            internal static void Write(ref {{KnownNames.PayloadWriter}} writer, {{type.Type}}? value)
            {
                if (value is null)
                {
                    writer.WriteNil();
                    return;
                }

                writer.WriteMapHeader(value.Count);
                foreach (var pair in value)
                {
                    {{PayloadText.Write(type.Key, "pair.Key")}}
                    {{PayloadText.Write(type.Value, "pair.Value")}}
                }
            }

            internal static {{type.Type}}? Read(ref {{KnownNames.PayloadReader}} reader)
            {
                if (reader.TryReadNil())
                {
                    return null;
                }

                int count = {{KnownNames.PayloadFormat}}.EnterMap(ref reader);
                var pairs = new {{KnownNames.Generic}}.Dictionary<{{type.Key.Type}}, {{type.Value.Type}}>(count);
                for (int i = 0; i < count; i++)
                {
                    var key = {{PayloadText.Read(type.Key, "a key of a dictionary")}};
                    pairs[key] = {{PayloadText.Read(type.Value, "a value of a dictionary")}};
                }

                {{KnownNames.PayloadFormat}}.Leave(ref reader);
                return pairs;
            }
            """);
}
