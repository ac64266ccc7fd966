using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints the class that writes and reads one composite type inside payloads.</summary>
internal static class PayloadTypeEmitter
{
    public static void Emit(SourceWriter writer, PayloadTypeModel type, HashSet<string> copied)
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
                MapPayloadEmitter.Emit(writer, map);
                break;
            case MatrixPayload matrix:
                MatrixPayloadEmitter.Emit(writer, matrix);
                break;
            case UnionPayload union:
                UnionPayloadEmitter.Emit(writer, union);
                break;
            case ObjectPayload composite:
                ObjectPayloadEmitter.Emit(writer, composite);
                break;
            default:
                throw new InvalidOperationException($"No emitter for {type.GetType().Name}.");
        }

        if (copied.Contains(type.Name))
        {
            writer.WriteLine();
            CopyEmitter.Emit(writer, type, copied);
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
}
