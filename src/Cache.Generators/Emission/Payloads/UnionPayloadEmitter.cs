using System.Globalization;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints an abstract class or an interface with a closed set of types inside a payload.</summary>
internal static class UnionPayloadEmitter
{
    public static void Emit(SourceWriter writer, UnionPayload type)
    {
        writer.Open($"internal static void Write(ref {KnownNames.PayloadWriter} writer, {type.Type}? value)");
        writer.WriteLines("""
            if (value is null)
            {
                writer.WriteNil();
                return;
            }

            var type = value.GetType();
            writer.WriteArrayHeader(2);
            """);
        foreach (UnionCase one in type.Cases)
        {
            writer.WriteLines($$"""
                if (type == typeof({{one.Value.Type}}))
                {
                    writer.Write({{Number(one)}});
                    {{PayloadText.Write(one.Value, $"({one.Value.Type})value")}}
                    return;
                }

                """);
        }

        writer.WriteLines($"throw {KnownNames.PayloadFormat}.UnknownCase(type, typeof({type.Type}));");
        writer.Close();
        writer.WriteLine();
        EmitRead(writer, type);
    }

    private static void EmitRead(SourceWriter writer, UnionPayload type)
    {
        string cases = string.Join("\n        ", type.Cases.Select(one => $"{Number(one)} => ({type.Type}?){PayloadText.Read(one.Value, type.Type)},"));
        writer.WriteLines($$"""
            internal static {{type.Type}}? Read(ref {{KnownNames.PayloadReader}} reader)
            {
                if (reader.TryReadNil())
                {
                    return null;
                }

                {{KnownNames.PayloadFormat}}.EnterObject(ref reader, 2);
                var result = reader.ReadInt32() switch
                {
                    {{cases}}
                    var number => throw {{KnownNames.PayloadFormat}}.UnknownCase(number, typeof({{type.Type}})),
                };
                {{KnownNames.PayloadFormat}}.Leave(ref reader);
                return result;
            }
            """);
    }

    private static string Number(UnionCase one) => one.Number.ToString(CultureInfo.InvariantCulture);
}
