using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints the key factories, which build the same key structs as the decorator does.</summary>
internal static class KeyFactoryEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service)
    {
        if (service.KeyFactory is not { } factory)
        {
            return;
        }

        writer.WriteLine();
        if (factory.Namespace.Length > 0)
        {
            writer.Open($"namespace {factory.Namespace}");
        }

        EmitClass(writer, service, factory);
        if (factory.Namespace.Length > 0)
        {
            writer.Close();
        }
    }

    private static void EmitClass(SourceWriter writer, ServiceModel service, KeyFactoryModel factory)
    {
        writer.WriteLines($"/// <summary>Names calls of {factory.Mention}, for example to invalidate them.</summary>");
        writer.Open($"{(factory.IsPublic ? "public" : "internal")} static class {factory.Name}");
        for (int i = 0; i < service.CachedMethods.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteLine();
            }

            EmitFactory(writer, service, service.CachedMethods[i]);
        }

        writer.Close();
    }

    /// <summary>An expression that names one call of a method.</summary>
    /// <param name="service">The service.</param>
    /// <param name="method">The method.</param>
    /// <param name="arguments">The values of the parts of its key.</param>
    public static string Key(ServiceModel service, CachedMethodModel method, IEnumerable<string> arguments)
    {
        string structType = $"global::{service.Namespace}.{service.DecoratorName}.{method.Key.StructName}";
        string detach = method.Key.Parts.Any(static part => part.Value.Detaches) ? ".Detach()" : string.Empty;
        string id = Literals.Quote($"{service.ServiceId}.{method.Identity}");
        return $"new {KnownNames.Runtime}.CacheKeyOf<{structType}>({id}, new {structType}({string.Join(", ", arguments)}){detach})";
    }

    private static void EmitFactory(SourceWriter writer, ServiceModel service, CachedMethodModel method)
    {
        string parameters = string.Join(", ", method.Key.Parts.Select(static part => $"{part.Type} {part.FactoryParameter}"));
        string attribute = method.IsObsoleteError ? "[global::System.Obsolete]\n" : string.Empty;
        writer.WriteLines($$"""
            /// <summary>Names one call of <c>{{method.Name}}</c>.</summary>
            {{attribute}}public static {{KnownNames.CacheKey}} {{method.Names.Factory}}({{parameters}})
                => {{Key(service, method, method.Key.Parts.Select(static part => part.FactoryParameter))}};
            """);
    }
}
