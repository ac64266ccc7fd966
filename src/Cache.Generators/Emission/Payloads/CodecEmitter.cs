using System.Globalization;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>Prints the codec of one type of result.</summary>
internal static class CodecEmitter
{
    public static void Emit(SourceWriter writer, CodecModel codec, HashSet<string> copied)
    {
        string copy = codec.Copies
            ? $"\n\n    internal static {codec.ValueType} Copy({codec.ValueType} value) => {CopyText.Of(codec.Value, "value", copied)}!;"
            : string.Empty;
        string shape = codec.Shape.ToString("x16", CultureInfo.InvariantCulture);
        writer.WriteLines($$"""
            internal sealed class {{codec.Name}} : {{KnownNames.Runtime}}.PayloadCodec<{{codec.ValueType}}>
            {
                public override ulong Shape => 0x{{shape}}UL;

                public override void Write(ref {{KnownNames.PayloadWriter}} writer, {{codec.ValueType}} value)
                {
                    {{PayloadText.Write(codec.Value, "value")}}
                }

                public override {{codec.ValueType}} Read(ref {{KnownNames.PayloadReader}} reader)
                {
                    try
                    {
                        return {{PayloadText.Read(codec.Value, codec.Path)}};
                    }
                    catch (global::System.Exception exception) when ({{KnownNames.PayloadFormat}}.IsDamage(exception))
                    {
                        throw {{KnownNames.PayloadFormat}}.Damaged(exception);
                    }
                }{{copy}}
            }

            """);
    }
}
