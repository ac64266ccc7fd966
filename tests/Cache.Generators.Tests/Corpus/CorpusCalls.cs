using System.Reflection;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Tests.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>What calling one cached method showed.</summary>
/// <param name="Method">The method.</param>
/// <param name="NotRun">Why it could not be called, or <see langword="null"/>.</param>
/// <param name="Fault">What was wrong with the answers, or <see langword="null"/>.</param>
internal sealed record CorpusCall(string Method, string? NotRun, string? Fault);

/// <summary>Calls cached methods of real interfaces through their decorators, on the real runtime, with a proxy as origin.</summary>
internal static class CorpusCalls
{
    /// <summary>Calls every cached method twice and sends its value through its codec.</summary>
    public static async Task<IReadOnlyList<CorpusCall>> CallTwiceAsync(CorpusRun run)
    {
        Assembly assembly = run.Run.LoadReported(isCollectible: false); // proxies are not collectible
        (Type Service, ServiceModel Model, CorpusOrigin? Origin)[] services =
        [
            .. run.Services.Select(static service => service.Model).OfType<ServiceModel>().Where(static model => model.CachedMethods.Count > 0)
                .Select(model => (Type: assembly.GetType(model.ServiceId, throwOnError: true)!, Model: model))
                .Select(static service => (service.Type, service.Model, CorpusOrigin.TryCreate(service.Type))),
        ];

        await using ServiceProvider provider = Build(assembly, services);
        var calls = new List<CorpusCall>();
        foreach ((Type service, ServiceModel model, CorpusOrigin? origin) in services)
        {
            foreach (CachedMethodModel cached in model.CachedMethods)
            {
                var method = CorpusMethod.Of(assembly, service, model, cached);
                calls.Add(origin is null
                    ? new CorpusCall($"{method.Method}", "no proxy can implement its interface", null)
                    : await CallTwiceAsync(method, provider.GetRequiredService(service), origin));
            }
        }

        return calls;
    }

    private static async Task<CorpusCall> CallTwiceAsync(CorpusMethod method, object decorator, CorpusOrigin origin)
    {
        string name = $"{method.Method.DeclaringType}.{method.Method}";
        (object? Value, string? Fault)[] arguments = [.. method.Method.GetParameters().Select(static parameter
            => CorpusValues.Of(parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType))];
        if (arguments.FirstOrDefault(static argument => argument.Fault is not null).Fault is { } noArgument)
        {
            return new CorpusCall(name, $"a parameter {noArgument}", null);
        }

        (object? value, string? noValue) = CorpusValues.Of(CorpusOrigin.ResultOf(method.Method));
        if (noValue is not null)
        {
            return new CorpusCall(name, $"its result {noValue}", null);
        }

        origin.Calls = 0;
        origin.Value = value;
        object?[] values = [.. arguments.Select(static argument => argument.Value)];
        object? first = await ResultAsync(method.Method.Invoke(decorator, BindingFlags.DoNotWrapExceptions, null, values, null));
        object? second = await ResultAsync(method.Method.Invoke(decorator, BindingFlags.DoNotWrapExceptions, null, values, null));
        return new CorpusCall(name, null, FaultOf(method, value, first, second, origin.Calls));
    }

    private static string? FaultOf(CorpusMethod method, object? value, object? first, object? second, int calls)
    {
        if (calls != 1)
        {
            return $"{calls} calls of the origin";
        }

        if (!Equals(first, value) || !Equals(second, value))
        {
            return $"{value} became {first} and {second}";
        }

        object codec = Activator.CreateInstance(method.Codec, nonPublic: true)!;
        byte[] written = LoadedSample.Write(codec, value);
        object? back = LoadedSample.Read(codec, written);
        return CorpusEquality.AreEqual(value, back) && written.SequenceEqual(LoadedSample.Write(codec, back)) ? null : $"{value} was read back as {back}";
    }

    private static async Task<object?> ResultAsync(object? returned)
    {
        if (returned is null)
        {
            return null;
        }

        Type type = returned.GetType();
        Task? task = returned as Task ?? (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>) ? (Task)type.GetMethod("AsTask")!.Invoke(returned, null)! : null);
        if (task is null)
        {
            return returned;
        }

        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task);
    }

    private static ServiceProvider Build(Assembly assembly, IEnumerable<(Type Service, ServiceModel Model, CorpusOrigin? Origin)> services)
    {
        var collection = new ServiceCollection();
        collection.AddCache();
        foreach ((Type service, _, CorpusOrigin? origin) in services)
        {
            if (origin is not null)
            {
                collection.AddSingleton(service, origin);
            }
        }

        assembly.GetType("Microsoft.Extensions.DependencyInjection.CachedServiceCollectionExtensions", throwOnError: true)!
            .GetMethod("AddCachedServices")!.Invoke(null, [collection]);
        return collection.BuildServiceProvider();
    }
}
