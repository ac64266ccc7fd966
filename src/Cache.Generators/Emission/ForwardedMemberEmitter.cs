using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Forwarding;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>
/// Prints the members that are handed on to the origin. All are explicit implementations: no name of a service can then collide with a
/// name of the decorator, with a member of <c>object</c> or with a member of another interface.
/// </summary>
internal static class ForwardedMemberEmitter
{
    public static void Emit(SourceWriter writer, ServiceModel service)
    {
        foreach (ForwardedMethodModel method in service.Forwarded.Methods)
        {
            EmitMethod(writer, service, method);
        }

        foreach (ForwardedPropertyModel property in service.Forwarded.Properties)
        {
            EmitProperty(writer, service, property);
        }

        foreach (ForwardedEventModel @event in service.Forwarded.Events)
        {
            EmitEvent(writer, service, @event);
        }
    }

    private static void EmitMethod(SourceWriter writer, ServiceModel service, ForwardedMethodModel method)
    {
        string call = method.Disposal switch
        {
            // Nobody has used an origin that does not exist yet: there is nothing to dispose. An instance belongs to whoever registered it.
            Disposal.Synchronous => $"(this._methods.Service.IsOriginBorrowed ? null : ({method.DeclaringType}?)this._origin)?.{method.Name}()",
            Disposal.Asynchronous => $"(this._methods.Service.IsOriginBorrowed ? null : ({method.DeclaringType}?)this._origin)?.{method.Name}() ?? default",
            _ => $"{Reference(method.ReturnsReference)}{ForwardedMethodText.Call(method, service)}",
        };

        writer.WriteLines($$"""
            {{ForwardedMethodText.Declaration(method)}}
                => {{call}};

            """);
    }

    private static void EmitProperty(SourceWriter writer, ServiceModel service, ForwardedPropertyModel property)
    {
        bool isIndexer = property.Parameters.Count > 0;
        string target = Target(service, property.DeclaringType);
        string parameters = isIndexer ? $"[{SignatureText.Parameters(property.Parameters)}]" : string.Empty;
        string member = isIndexer ? $"{target}[{SignatureText.Arguments(property.Parameters)}]" : $"{target}.{property.Name}";

        writer.Open($"{property.Modifiers}{property.Type} {property.DeclaringType}.{property.Name}{parameters}");
        if (property.HasGetter)
        {
            writer.WriteLines($"get => {Reference(property.ReturnsReference)}{member};");
        }

        if (property.Setter == SetterShape.Set)
        {
            writer.WriteLines($"set => {member} = value;");
        }
        else if (property.Setter == SetterShape.Init)
        {
            writer.WriteLines("init => throw new global::System.NotSupportedException(\"Initialise the real service; its decorator only stands before it.\");");
        }

        writer.Close();
        writer.WriteLine();
    }

    private static void EmitEvent(SourceWriter writer, ServiceModel service, ForwardedEventModel @event)
    {
        string target = Target(service, @event.DeclaringType);
        writer.WriteLines($$"""
            {{@event.Modifiers}}event {{@event.Type}} {{@event.DeclaringType}}.{{@event.Name}}
            {
                add => {{target}}.{{@event.Name}} += value;
                remove => {{target}}.{{@event.Name}} -= value;
            }

            """);
    }

    private static string Target(ServiceModel service, string declaringType) => ForwardedMethodText.Target(declaringType, service);

    private static string Reference(bool returnsReference) => returnsReference ? "ref " : string.Empty;
}
