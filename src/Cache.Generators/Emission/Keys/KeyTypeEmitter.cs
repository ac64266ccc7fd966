using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Keys;

/// <summary>Prints the class that compares, hashes, writes and copies one composite type inside keys.</summary>
internal static class KeyTypeEmitter
{
    public static void Emit(SourceWriter writer, KeyTypeModel type)
    {
        writer.Open($"private static class {type.Name}");
        switch (type)
        {
            case NullableKeyType nullable:
                EmitNullable(writer, nullable);
                break;
            case SequenceKeyType sequence:
                SequenceKeyEmitter.Emit(writer, sequence);
                break;
            case ObjectKeyType composite:
                ObjectKeyEmitter.Emit(writer, composite);
                break;
            default:
                throw new InvalidOperationException($"No emitter for {type.GetType().Name}.");
        }

        writer.Close();
        writer.WriteLine();
    }

    private static void EmitNullable(SourceWriter writer, NullableKeyType type)
    {
        string equal = KeyText.AreEqual(type.Value, "left.GetValueOrDefault()", "right.GetValueOrDefault()");
        writer.WriteLines($$"""
            internal static bool AreEqual({{type.Type}} left, {{type.Type}} right)
                => left.HasValue == right.HasValue && (!left.HasValue || {{equal}});

            internal static int Hash({{type.Type}} value)
                => value.HasValue ? {{KeyText.Hash([(type.Value, "value.GetValueOrDefault()")])}} : 0;

            internal static void Write(ref {{KnownNames.KeyWriter}} writer, {{type.Type}} value)
            {
                if (value.HasValue)
                {
                    {{KeyText.Write(type.Value, "value.GetValueOrDefault()")}}
                }
                else
                {
                    writer.WriteNull();
                }
            }
            """);
        if (type.Value.Detaches)
        {
            writer.WriteLines($$"""

                internal static {{type.Type}} Detach({{type.Type}} value)
                    => value.HasValue ? {{KeyText.Detach(type.Value, "value.GetValueOrDefault()")}} : value;
                """);
        }
    }
}
