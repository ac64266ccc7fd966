using System.Globalization;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints the nested class <c>Methods</c>: what all decorators of one service share.</summary>
internal static class MethodsEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service)
    {
        writer.Open("internal sealed class Methods");
        writer.WriteLines($"public readonly {KnownNames.Runtime}.CachedService<{service.ServiceType}> Service;");
        foreach (CachedMethodModel method in service.CachedMethods)
        {
            string type = method.Shape == ReturnShape.Stream
                ? $"CachedItems<{service.ServiceType}, {method.Key.StructName}, {method.ItemType}>"
                : $"CachedMethod<{service.ServiceType}, {method.Key.StructName}, {method.ValueType}>";
            writer.WriteLines($"public readonly {KnownNames.Runtime}.{type} {method.Names.Field};");
        }

        foreach (BatchMethodModel batch in service.Batches)
        {
            BatchMethodEmitter.EmitField(writer, service, batch);
        }

        writer.WriteLine();
        writer.Open($"public Methods({KnownNames.Runtime}.CachedService<{service.ServiceType}> service)");
        writer.WriteLines("this.Service = service;");
        foreach (CachedMethodModel method in service.CachedMethods)
        {
            EmitMethod(writer, service, method);
        }

        foreach (BatchMethodModel batch in service.Batches)
        {
            BatchMethodEmitter.EmitCreation(writer, batch);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitMethod(SourceWriter writer, ServiceModel service, CachedMethodModel method)
    {
        string ttl = Seconds("Ttl", method.Policy.TtlSeconds) + Seconds("NullTtl", method.Policy.NullTtlSeconds) + Settings(method.Policy.Settings);
        string create = method.Shape == ReturnShape.Stream
            ? $"Stream<{method.Key.StructName}, {method.ItemType}>"
            : $"Method<{method.Key.StructName}, {method.ValueType}>";
        writer.WriteLines($$"""
            this.{{method.Names.Field}} = service.{{create}}(
                new {{KnownNames.Runtime}}.CachedMethodDescriptor
                {
                    CacheType = {{Literals.Quote(method.Policy.CacheType)}},
                    Service = {{Literals.Quote(service.ServiceId)}},
                    Method = {{Literals.Quote(method.Identity)}},
                    Id = {{Literals.Quote($"{service.ServiceId}.{method.Identity}")}},{{ttl}}
                },
                new {{method.Codec}}(){{Tags(method)}}{{Hooks(method.Hooks)}}{{StreamSettings(method)}});
            """);
    }

    // Streams and methods with hooks have one way to be created, so they say that they have no tags.
    private static string Tags(CachedMethodModel method)
        => method.Tags.Count > 0 ? $",\n    static key => new {KnownNames.CacheTag}[] {{ {string.Join(", ", method.Tags.Select(static tag => TagText.Of(tag, "key.")))} }}"
            : method.Shape == ReturnShape.Stream || HasHooks(method.Hooks) ? ",\n    tags: null"
            : string.Empty;

    private static bool HasHooks(MethodHooksModel hooks) => hooks.When.Length > 0 || hooks.Fallback.Length > 0;

    private static string Hooks(MethodHooksModel hooks)
        => (hooks.When.Length > 0 ? $",\n    when: static value => {hooks.When}" : string.Empty)
            + (hooks.Fallback.Length > 0 ? $",\n    fallback: static () => {hooks.Fallback}" : string.Empty);

    private static string Settings(CacheSettingsModel settings)
    {
        string set = SettingsText.Of(settings);
        return set.Length == 0 ? string.Empty : $"\n        Settings = new {KnownNames.PolicyOptions} {{ {set} }},";
    }

    private static string StreamSettings(CachedMethodModel method)
        => method.Shape != ReturnShape.Stream ? string.Empty
            : $",\n    maxItems: {method.Policy.MaxItems.ToString(CultureInfo.InvariantCulture)},\n    copy: {(method.Copies ? method.Codec + ".Copy" : "null")}";

    private static string Seconds(string property, int? seconds)
        => seconds is { } value
            ? $"\n        {property} = global::System.TimeSpan.FromSeconds({value.ToString(CultureInfo.InvariantCulture)}),"
            : string.Empty;
}
