using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Invalidation;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints the methods that invalidate. What they invalidate is taken before the call: afterwards arguments may have changed.</summary>
internal static class InvalidatingMethodEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service)
    {
        foreach (InvalidatingMethodModel method in service.Invalidating)
        {
            EmitMethod(writer, service, method);
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
            _ => $"return this._methods.Service.InvalidateAfterAsync({call}, {method.InvalidationLocal});",
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
}
