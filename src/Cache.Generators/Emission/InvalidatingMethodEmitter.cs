using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Invalidation;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints the methods that invalidate. What they invalidate is taken before the call: afterwards arguments may have changed.</summary>
internal static class InvalidatingMethodEmitter
{
    private const string Tasks = "global::System.Threading.Tasks";

    public static void Emit(SourceWriter writer, ServiceModel service)
    {
        foreach (InvalidatingMethodModel method in service.Invalidating)
        {
            EmitMethod(writer, service, method);
        }

        foreach (Completion completion in service.Invalidating.Select(static method => method.Completion).Distinct().OrderBy(static completion => completion))
        {
            EmitEnd(writer, completion);
        }
    }

    private static void EmitMethod(SourceWriter writer, ServiceModel service, InvalidatingMethodModel method)
    {
        string call = ForwardedMethodText.Call(method.Method, service);
        string invalidate = $"this._methods.Service.Invalidate({method.InvalidationLocal});";
        string body = method.Completion switch
        {
            Completion.Return => $"{call};\n    {invalidate}",
            Completion.Result => $"var {method.ResultLocal} = {call};\n    {invalidate}\n    return {method.ResultLocal};",
            _ => $"return this.InvalidateAfter({call}, {method.InvalidationLocal});",
        };
        writer.WriteLines($$"""
            {{ForwardedMethodText.Declaration(method.Method)}}
            {
                var {{method.InvalidationLocal}} = new {{KnownNames.Runtime}}.CacheInvalidation(
                    [{{string.Join(", ", method.Types.Select(Literals.Quote))}}],
                    [{{string.Join(", ", method.Calls.Select(invalidated => Key(service, invalidated)))}}],
                    [{{string.Join(", ", method.Tags.Select(static tag => TagText.Of(tag, string.Empty)))}}]);
                {{body}}
            }

            """);
    }

    private static string Key(ServiceModel service, InvalidatedCallModel call)
        => KeyFactoryEmitter.Key(service, service.CachedMethods.First(method => method.Identity == call.Identity), call.Arguments);

    // Beside the methods themselves, because those with parameters by reference cannot be async.
    private static void EmitEnd(SourceWriter writer, Completion completion)
    {
        (string types, string task, string result, string end) = completion switch
        {
            Completion.Task => ("", $"{Tasks}.Task", "", ""),
            Completion.TaskOfResult => ("<T>", $"{Tasks}.Task<T>", "var result = ", "\n    return result;"),
            Completion.ValueTask => ("", $"{Tasks}.ValueTask", "", ""),
            Completion.ValueTaskOfResult => ("<T>", $"{Tasks}.ValueTask<T>", "var result = ", "\n    return result;"),
            _ => ("", "", "", ""),
        };
        if (task.Length == 0)
        {
            return; // a synchronous method ends where it stands
        }

        writer.WriteLines($$"""
            private async {{task}} InvalidateAfter{{types}}({{task}} call, {{KnownNames.Runtime}}.CacheInvalidation invalidation)
            {
                {{result}}await call.ConfigureAwait(false);
                await this._methods.Service.InvalidateAsync(invalidation).ConfigureAwait(false);{{end}}
            }

            """);
    }
}
