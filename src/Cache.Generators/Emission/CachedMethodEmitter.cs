using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints a cached method: the hit path, and the miss path beside it.</summary>
internal static class CachedMethodEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service, CachedMethodModel method)
    {
        if (method.Shape == ReturnShape.Stream)
        {
            CachedStreamEmitter.Emit(writer, service, method);
            return;
        }

        CachedMethodNames names = method.Names;
        string attribute = method.IsObsoleteError ? "[global::System.Obsolete]\n" : string.Empty;
        string parameters = SignatureText.Parameters(method.Parameters);
        string parts = string.Join(", ", method.Key.Parts.Select(static part => part.Argument));
        string forwarded = string.Concat(method.Parameters.Select(static parameter => $", {parameter.Name}"));
        string value = method.Copies ? $"{method.Codec}.Copy({names.HitLocal})" : names.HitLocal;
        (string tryGet, string hit) = method.Shape switch
        {
            ReturnShape.Task when method.Copies => ("TryGetValue", $"global::System.Threading.Tasks.Task.FromResult({value})"),
            ReturnShape.Task => ("TryGetTask", names.HitLocal),
            ReturnShape.ValueTask => ("TryGetValue", $"new {ReturnType(method)}({value})"),
            _ => ("TryGetValue", value),
        };

        writer.WriteLines($$"""
            {{attribute}}{{ReturnType(method)}} {{method.DeclaringType}}.{{method.Name}}({{parameters}})
            {
                var {{names.KeyLocal}} = new {{method.Key.StructName}}({{parts}});
                return this._methods.{{names.Field}}.{{tryGet}}(in {{names.KeyLocal}}, out var {{names.HitLocal}}) ? {{hit}} : this.{{names.Load}}({{names.KeyLocal}}{{forwarded}});
            }

            """);
        EmitLoad(writer, service, method, attribute);
    }

    private static void EmitLoad(SourceWriter writer, ServiceModel service, CachedMethodModel method, string attribute)
    {
        CachedMethodNames names = method.Names;
        string parameters = string.Concat(method.Parameters.Select(static parameter => $", {parameter.Type} {parameter.Name}"));
        string detach = method.Key.Parts.Any(static part => part.Value.Detaches) ? $"{names.KeyLocal} = {names.KeyLocal}.Detach();\n    " : string.Empty;
        string target = SignatureText.Target(names.OriginLocal, method.DeclaringType, service.ServiceType);
        string call = $"{target}.{method.Name}({LoadText.Arguments(method)})";
        string load = method.Shape switch
        {
            ReturnShape.Task => "LoadAsync",
            ReturnShape.ValueTask => "LoadValueAsync",
            _ => "Load",
        };

        writer.WriteLines($$"""
            {{attribute}}[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
            private {{ReturnType(method)}} {{names.Load}}({{method.Key.StructName}} {{names.KeyLocal}}{{parameters}})
            {
                {{detach}}return {{LoadText.Copied(method, $$"""
                    this._methods.{{names.Field}}.{{load}}(
                            {{names.KeyLocal}},
                            {{LoadText.State(method)}},
                            static ({{names.OriginLocal}}, {{names.ArgumentsLocal}}, {{names.TokenLocal}}) => {{LoadText.Call(method, LoadText.Copied(method, call))}},
                            {{LoadText.Cancellation(method)}})
                    """)}};
            }

            """);
    }

    private static string ReturnType(CachedMethodModel method) => method.Shape switch
    {
        ReturnShape.Task => $"global::System.Threading.Tasks.Task<{method.ValueType}>",
        ReturnShape.ValueTask => $"global::System.Threading.Tasks.ValueTask<{method.ValueType}>",
        _ => method.ValueType,
    };
}
