using KpiGen.Cache.Generators.Emission.Keys;
using KpiGen.Cache.Generators.Emission.Payloads;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Models.Batches;
using KpiGen.Cache.Generators.Models.Keys;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Prints the file of one service.</summary>
internal static class DecoratorEmitter
{
    public static string Emit(ServiceModel service)
    {
        var writer = new SourceWriter();
        writer.WriteLines(SourceHeader.With(service.Suppressed));
        writer.Open($"namespace {service.Namespace}");
        writer.Open($"internal sealed {(service.IsUnsafe ? "unsafe " : string.Empty)}class {service.DecoratorName} : {service.ServiceType}");
        EmitState(writer, service);
        EmitMembers(writer, service);
        EmitNestedTypes(writer, service);
        MethodsEmitter.Emit(writer, service);
        writer.Close();
        writer.Close();
        KeyFactoryEmitter.Emit(writer, service);
        return writer.ToString();
    }

    private static void EmitState(SourceWriter writer, ServiceModel service)
        => writer.WriteLines($$"""
            private readonly global::System.IServiceProvider _services;
            private readonly Methods _methods;
            private {{service.ServiceType}}? _origin;

            public {{service.DecoratorName}}(global::System.IServiceProvider services, Methods methods)
            {
                _services = services;
                _methods = methods;
            }

            // Resolved late: a hit never constructs the real service.
            private {{service.ServiceType}} Origin => _origin ??= _methods.Service.ResolveOrigin(_services);

            """);

    private static void EmitMembers(SourceWriter writer, ServiceModel service)
    {
        foreach (CachedMethodModel method in service.CachedMethods)
        {
            CachedMethodEmitter.Emit(writer, service, method);
        }

        foreach (BatchMethodModel batch in service.Batches)
        {
            BatchMethodEmitter.Emit(writer, service, batch);
        }

        InvalidatingMethodEmitter.Emit(writer, service);
        ForwardedMemberEmitter.Emit(writer, service);
    }

    private static void EmitNestedTypes(SourceWriter writer, ServiceModel service)
    {
        foreach (CachedMethodModel method in service.CachedMethods)
        {
            KeyStructEmitter.Emit(writer, method.Key);
        }

        foreach (KeyTypeModel type in service.KeyTypes)
        {
            KeyTypeEmitter.Emit(writer, type);
        }

        var copied = new HashSet<string>(service.CopiedPayloads, StringComparer.Ordinal);
        foreach (CodecModel codec in service.Codecs)
        {
            CodecEmitter.Emit(writer, codec, copied);
        }

        foreach (PayloadTypeModel type in service.PayloadTypes)
        {
            PayloadTypeEmitter.Emit(writer, type, copied);
        }
    }
}
