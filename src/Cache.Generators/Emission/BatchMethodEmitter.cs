using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints a batch method, and what the class <c>Methods</c> holds for it.</summary>
internal static class BatchMethodEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service, BatchMethodModel batch)
    {
        BatchMethodNames names = batch.Names;
        string attribute = batch.IsObsoleteError ? "[global::System.Obsolete]\n" : string.Empty;
        string type = $"global::System.Threading.Tasks.{(batch.ReturnsValueTask ? "ValueTask" : "Task")}<{batch.Result.Type}>";
        (string open, string close) = batch.ReturnsValueTask ? ($"new {type}(", ")") : (string.Empty, string.Empty);

        writer.WriteLines($$"""
            {{attribute}}{{type}} {{batch.DeclaringType}}.{{batch.Name}}({{SignatureText.Parameters(batch.Parameters)}})
                => {{open}}this._methods.{{names.Field}}.GetAsync(
                    {{batch.Ids.Parameter}},
                    {{BatchText.State(batch)}},
                    static ({{names.Arguments}}, {{names.Id}}) => {{BatchText.Key(batch)}},
                    static ({{names.Origin}}, {{names.Ids}}, {{names.Key}}, {{names.Arguments}}, {{names.Token}}) => {{BatchText.Load(service, batch)}},
                    static {{names.Batch}} => {{BatchText.Result(batch)}},
                    {{BatchText.Cancellation(batch)}}){{close}};

            """);
    }

    public static void EmitField(SourceWriter writer, ServiceModel service, BatchMethodModel batch)
        => writer.WriteLines(
            $"public readonly {KnownNames.Runtime}.CachedBatch<{service.ServiceType}, {batch.Single.Key.StructName}, {batch.Ids.IdType}, {batch.Single.ValueType}> {batch.Names.Field};");

    public static void EmitCreation(SourceWriter writer, BatchMethodModel batch)
    {
        CachedMethodModel single = batch.Single;
        string absence = batch.Result.Form is not (BatchResultForm.Dictionary or BatchResultForm.ImmutableDictionary) ? "Impossible"
            : batch.Result.AbsentIsNull ? "Null"
            : "NotStored";
        string copy = single.Copies ? $"{single.Codec}.Copy" : "null";
        writer.WriteLines(
            $"this.{batch.Names.Field} = this.{single.Names.Field}.Batch<{batch.Ids.IdType}>({KnownNames.Runtime}.BatchAbsence.{absence}, copy: {copy});");
    }
}
