using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Keys;

/// <summary>Prints a collection inside a key, compared element by element.</summary>
internal static class SequenceKeyEmitter
{
    public static void Emit(SourceWriter writer, SequenceKeyType type)
    {
        EmitEquality(writer, type);
        EmitHash(writer, type);
        EmitWrite(writer, type);
        if (type.Access != SequenceAccess.ImmutableArray || type.Element.Detaches)
        {
            EmitDetach(writer, type);
        }
    }

    private static string Annotated(SequenceKeyType type) => type.Access == SequenceAccess.ImmutableArray ? type.Type : type.Type + "?";

    private static string IsNull(SequenceKeyType type, string name) => type.Access == SequenceAccess.ImmutableArray ? $"{name}.IsDefault" : $"{name} is null";

    private static string Count(SequenceKeyType type) => type.Access is SequenceAccess.Array or SequenceAccess.ImmutableArray ? "Length" : "Count";

    // Arrays and lists behind an interface are indexed, which allocates nothing; anything else is copied first.
    private static string Indexed(SequenceKeyType type, string name)
        => type.Access == SequenceAccess.CountedInterface
            ? $"{name} as {KnownNames.Generic}.IList<{type.ElementType}> ?? global::System.Linq.Enumerable.ToArray({name})"
            : name;

    private static void EmitEquality(SourceWriter writer, SequenceKeyType type)
        => writer.WriteLines($$"""
            internal static bool AreEqual({{Annotated(type)}} left, {{Annotated(type)}} right)
            {
                if ({{IsNull(type, "left")}} || {{IsNull(type, "right")}})
                {
                    return {{IsNull(type, "left")}} && {{IsNull(type, "right")}};
                }

                var lefts = {{Indexed(type, "left")}};
                var rights = {{Indexed(type, "right")}};
                if (lefts.{{Count(type)}} != rights.{{Count(type)}})
                {
                    return false;
                }

                for (int i = 0; i < lefts.{{Count(type)}}; i++)
                {
                    if (!({{KeyText.AreEqual(type.Element, "lefts[i]", "rights[i]")}}))
                    {
                        return false;
                    }
                }

                return true;
            }

            """);

    private static void EmitHash(SourceWriter writer, SequenceKeyType type)
        => writer.WriteLines($$"""
            internal static int Hash({{Annotated(type)}} value)
            {
                if ({{IsNull(type, "value")}})
                {
                    return 0;
                }

                var items = {{Indexed(type, "value")}};
                var hash = new global::System.HashCode();
                for (int i = 0; i < items.{{Count(type)}}; i++)
                {
                    hash.Add({{KeyText.Hash([(type.Element, "items[i]")])}});
                }

                return hash.ToHashCode();
            }

            """);

    private static void EmitWrite(SourceWriter writer, SequenceKeyType type)
        => writer.WriteLines($$"""
            internal static void Write(ref {{KnownNames.KeyWriter}} writer, {{Annotated(type)}} value)
            {
                if ({{IsNull(type, "value")}})
                {
                    writer.WriteNull();
                    return;
                }

                writer.BeginGroup();
                foreach (var item in value)
                {
                    {{KeyText.Write(type.Element, "item")}}
                }

                writer.EndGroup();
            }
            """);

    private static void EmitDetach(SourceWriter writer, SequenceKeyType type)
    {
        string copy = type.Access switch
        {
            SequenceAccess.Array => $"({type.Type})value.Clone()",
            SequenceAccess.ImmutableArray => "value.ToBuilder()",
            _ => $"new {KnownNames.Generic}.List<{type.ElementType}>(value)", // also for the interfaces: an origin may add to an IList<T>
        };
        string count = type.Access == SequenceAccess.Array ? "Length" : "Count";
        string loop = type.Element.Detaches
            ? $$"""

                for (int i = 0; i < copy.{{count}}; i++)
                {
                    copy[i] = {{KeyText.Detach(type.Element, "copy[i]")}};
                }

            """
            : string.Empty;
        writer.WriteLines($$"""

            internal static {{Annotated(type)}} Detach({{Annotated(type)}} value)
            {
                if ({{IsNull(type, "value")}})
                {
                    return value;
                }

                var copy = {{copy}};{{loop}}
                return copy{{(type.Access == SequenceAccess.ImmutableArray ? ".ToImmutable()" : string.Empty)}};
            }
            """);
    }
}
