using System.Globalization;
using KpiGen.Cache.Generators.Models;
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
            writer.WriteLines(
                $"public readonly {KnownNames.Runtime}.CachedMethod<{service.ServiceType}, {method.Key.StructName}, {method.ValueType}> {method.Names.Field};");
        }

        writer.WriteLine();
        writer.Open($"public Methods({KnownNames.Runtime}.CachedService<{service.ServiceType}> service)");
        writer.WriteLines("this.Service = service;");
        foreach (CachedMethodModel method in service.CachedMethods)
        {
            EmitMethod(writer, service, method);
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitMethod(SourceWriter writer, ServiceModel service, CachedMethodModel method)
    {
        string ttl = Seconds("Ttl", method.Policy.TtlSeconds) + Seconds("NullTtl", method.Policy.NullTtlSeconds);
        writer.WriteLines($$"""
            this.{{method.Names.Field}} = service.Method<{{method.Key.StructName}}, {{method.ValueType}}>(
                new {{KnownNames.Runtime}}.CachedMethodDescriptor
                {
                    CacheType = {{Literals.Quote(method.Policy.CacheType)}},
                    Service = {{Literals.Quote(service.ServiceId)}},
                    Method = {{Literals.Quote(method.Identity)}},
                    Id = {{Literals.Quote($"{service.ServiceId}.{method.Identity}")}},{{ttl}}
                },
                new {{method.Codec}}(){{Tags(method)}});
            """);
    }

    private static string Tags(CachedMethodModel method)
        => method.Tags.Count == 0
            ? string.Empty
            : $",\n    static key => new {KnownNames.CacheTag}[] {{ {string.Join(", ", method.Tags.Select(static tag => TagText.Of(tag, "key.")))} }}";

    private static string Seconds(string property, int? seconds)
        => seconds is { } value
            ? $"\n        {property} = global::System.TimeSpan.FromSeconds({value.ToString(CultureInfo.InvariantCulture)}),"
            : string.Empty;
}
