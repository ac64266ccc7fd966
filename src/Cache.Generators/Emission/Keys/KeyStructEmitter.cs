using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Keys;

/// <summary>Prints the key struct of one method.</summary>
internal static class KeyStructEmitter
{
    public static void Emit(SourceWriter writer, KeyModel key)
    {
        writer.Open($"internal readonly struct {key.StructName} : {KnownNames.Runtime}.ICacheKey<{key.StructName}>");
        EmitFields(writer, key);
        EmitEquality(writer, key);
        EmitWriteTo(writer, key);
        if (key.Parts.Any(static part => part.Value.Detaches))
        {
            EmitDetach(writer, key);
        }

        writer.Close();
        writer.WriteLine();
    }

    private static void EmitFields(SourceWriter writer, KeyModel key)
    {
        if (key.Parts.Count == 0)
        {
            return;
        }

        foreach (KeyPartModel part in key.Parts)
        {
            writer.WriteLines(part.HalvesField.Length == 0
                ? $"public readonly {part.Type} {part.Field};"
                : $"private readonly {KnownNames.KeyGuid} {part.HalvesField};");
        }

        writer.WriteLine();
        writer.Open($"public {key.StructName}({string.Join(", ", key.Parts.Select(static part => $"{(part.HalvesField.Length == 0 ? string.Empty : "in ")}{part.Type} {part.Field}"))})");
        foreach (KeyPartModel part in key.Parts)
        {
            writer.WriteLines(part.HalvesField.Length == 0
                ? $"this.{part.Field} = {part.Field};"
                : $"this.{part.HalvesField} = new {KnownNames.KeyGuid}(in {part.Field});");
        }

        writer.Close();
        foreach (KeyPartModel part in key.Parts.Where(static part => part.HalvesField.Length > 0))
        {
            writer.WriteLine();
            writer.WriteLines($"public {part.Type} {part.Field} => {part.HalvesField}.Value;");
        }

        writer.WriteLine();
    }

    private static string Kept(KeyPartModel part) => part.HalvesField.Length == 0 ? part.Field : part.HalvesField;

    private static void EmitEquality(SourceWriter writer, KeyModel key)
    {
        string comparisons = key.Parts.Count == 0
            ? "true"
            : string.Join(" && ", key.Parts.Select(static part => KeyText.AreEqual(part.Value, Kept(part), "other." + Kept(part))));
        string hash = KeyText.Hash([.. key.Parts.Select(static part => (part.Value, Kept(part)))]);

        writer.WriteLines($$"""
            public bool Equals({{key.StructName}} other) => {{comparisons}};

            public override bool Equals(object? obj) => obj is {{key.StructName}} other && Equals(other);

            public override int GetHashCode() => {{hash}};

            """);
    }

    private static void EmitWriteTo(SourceWriter writer, KeyModel key)
    {
        writer.Open($"public void WriteTo(ref {KnownNames.KeyWriter} writer)");
        foreach (KeyPartModel part in key.Parts)
        {
            EmitLiteral(writer, part.Literal);
            writer.WriteLines(KeyText.Write(part.Value, part.Field));
        }

        EmitLiteral(writer, key.Suffix);

        writer.Close();
    }

    private static void EmitLiteral(SourceWriter writer, string literal)
    {
        if (literal.Length > 0)
        {
            writer.WriteLines($"writer.Write({Literals.Quote(literal)});");
        }
    }

    private static void EmitDetach(SourceWriter writer, KeyModel key)
    {
        string copies = string.Join(", ", key.Parts.Select(static part => KeyText.Detach(part.Value, part.Field)));
        writer.WriteLines($$"""

            // A stored key outlives the call: it must not change when the caller changes what was passed.
            public {{key.StructName}} Detach() => new {{key.StructName}}({{copies}});
            """);
    }
}
