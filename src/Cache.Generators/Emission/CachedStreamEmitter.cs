using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>
/// Prints a cached method that returns a stream. What identifies the call is settled when the method is called; everything else happens when the
/// stream is read, so there is no hit path to keep short.
/// </summary>
internal static class CachedStreamEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service, CachedMethodModel method)
    {
        CachedMethodNames names = method.Names;
        string attribute = method.IsObsoleteError ? "[global::System.Obsolete]\n" : string.Empty;
        string parts = string.Join(", ", method.Key.Parts.Select(static part => part.Argument));
        string detach = method.Key.Parts.Any(static part => part.Value.Detaches) ? ".Detach()" : string.Empty;
        string target = SignatureText.Target(names.OriginLocal, method.DeclaringType, service.ServiceType);
        string call = $"{target}.{method.Name}({LoadText.Arguments(method)})";

        writer.WriteLines($$"""
            {{attribute}}{{KnownNames.Generic}}.IAsyncEnumerable<{{method.ItemType}}> {{method.DeclaringType}}.{{method.Name}}({{SignatureText.Parameters(method.Parameters)}})
            {
                var {{names.KeyLocal}} = new {{method.Key.StructName}}({{parts}}){{detach}};
                return this._methods.{{names.Field}}.ReadAsync(
                    {{names.KeyLocal}},
                    {{LoadText.State(method)}},
                    static ({{names.OriginLocal}}, {{names.ArgumentsLocal}}, {{names.TokenLocal}}) => {{LoadText.Call(method, call)}},
                    () => this.Origin,
                    {{LoadText.Cancellation(method)}});
            }

            """);
    }
}
