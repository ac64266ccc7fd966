using System.Reflection;
using KpiGen.Cache.Generators.Models;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>Calls cached methods of real interfaces through their decorators, on the real runtime, with a proxy as origin.</summary>
internal static class CorpusCalls
{
    /// <summary>Calls every cached method with simple parameters twice, and returns its name with the number of calls that reached the origin.</summary>
    public static async Task<IReadOnlyList<string>> CallTwiceAsync(CorpusRun run)
    {
        Assembly assembly = run.Run.LoadReported(isCollectible: false); // proxies are not collectible
        var origins = new List<(Type Service, ServiceModel Model, CorpusOrigin Origin)>();
        foreach (ServiceModel model in run.Services.Select(static service => service.Model).OfType<ServiceModel>().Where(static model => model.CachedMethods.Count > 0))
        {
            Type service = assembly.GetType(model.ServiceId, throwOnError: true)!;
            if (CorpusOrigin.TryCreate(service) is { } origin)
            {
                origins.Add((service, model, origin));
            }
        }

        await using ServiceProvider provider = Build(assembly, origins.Select(static entry => (entry.Service, entry.Origin)));
        return [.. origins.SelectMany(entry => Cached(entry.Service, entry.Model).Select(method => CallTwice(method, provider.GetRequiredService(entry.Service), entry.Origin)))];
    }

    private static string CallTwice(MethodInfo method, object decorator, CorpusOrigin origin)
    {
        object?[] arguments = [.. method.GetParameters().Select(static parameter => parameter.ParameterType == typeof(string) ? "text" : Activator.CreateInstance(parameter.ParameterType))];
        origin.Calls = 0;
        for (int call = 0; call < 2; call++)
        {
            if (method.Invoke(decorator, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task task)
            {
                task.GetAwaiter().GetResult();
            }
        }

        return $"{method.DeclaringType}.{method}: {origin.Calls}";
    }

    // The implementation map says which method of the decorator stands for which method of the interface; cached ones have a miss path.
    private static IEnumerable<MethodInfo> Cached(Type service, ServiceModel model)
    {
        ILookup<string, CachedMethodModel> cached = model.CachedMethods.ToLookup(static method => method.Name.TrimStart('@'));
        return service.GetInterfaces().Append(service).SelectMany(static type => type.GetMethods())
            .Where(method => cached[method.Name].Any(candidate => candidate.Parameters.Count == method.GetParameters().Length
                && candidate.Parameters.Zip(method.GetParameters(), static (model, parameter) => IsSimple(parameter.ParameterType)
                    && model.Type.TrimEnd('?').EndsWith(Spelling(parameter.ParameterType), StringComparison.Ordinal)).All(static same => same)
                && candidate.DeclaringType.Contains(method.DeclaringType!.Name.Split('`')[0], StringComparison.Ordinal)));
    }

    private static bool IsSimple(Type type) => type == typeof(string) || type == typeof(CancellationToken) || type.IsPrimitive || type.IsEnum;

    private static string Spelling(Type type) => Type.GetTypeCode(type.IsEnum ? typeof(object) : type) switch
    {
        TypeCode.Boolean => "bool",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Int16 => "short",
        TypeCode.UInt32 => "uint",
        TypeCode.UInt64 => "ulong",
        TypeCode.UInt16 => "ushort",
        TypeCode.Single => "float",
        _ => type.IsPrimitive || type == typeof(string) ? type.Name.ToLowerInvariant() : type.Name,
    };

    private static ServiceProvider Build(Assembly assembly, IEnumerable<(Type Service, CorpusOrigin Origin)> origins)
    {
        var services = new ServiceCollection();
        services.AddCache();
        foreach ((Type service, CorpusOrigin origin) in origins)
        {
            services.AddSingleton(service, origin);
        }

        assembly.GetType("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions", throwOnError: true)!
            .GetMethod("AddCachedServices")!.Invoke(null, [services]);
        return services.BuildServiceProvider();
    }
}
