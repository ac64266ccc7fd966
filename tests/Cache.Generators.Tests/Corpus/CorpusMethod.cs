using System.Reflection;
using KpiGen.Cache.Generators.Models;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>A cached method of the corpus: as the interface declares it, and the codec that was emitted for its result.</summary>
internal sealed record CorpusMethod(MethodInfo Method, Type Codec)
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Returns what a model stands for. The miss path of the decorator says which overload is meant: it takes a key, and the parameters.</summary>
    public static CorpusMethod Of(Assembly assembly, Type service, ServiceModel model, CachedMethodModel cached)
    {
        Type decorator = assembly.GetType($"{model.Namespace}.{model.DecoratorName}", throwOnError: true)!;
        MethodInfo load = decorator.GetMethod(cached.Names.Load, All)!;
        Type[] signature = [load.ReturnType, .. load.GetParameters().Skip(1).Select(static parameter => parameter.ParameterType)];
        MethodInfo method = service.GetInterfaces().Append(service).SelectMany(static type => type.GetMethods())
            .Single(candidate => candidate.Name == cached.Name.TrimStart('@')
                && IsSpelled(candidate.DeclaringType!, cached.DeclaringType.Replace("global::", string.Empty, StringComparison.Ordinal))
                && candidate.GetParameters().Select(static parameter => parameter.ParameterType).Prepend(candidate.ReturnType).Select(Plain).SequenceEqual(signature.Select(Plain)));
        return new CorpusMethod(method, decorator.GetNestedType(cached.Codec, All)!);
    }

    private static Type Plain(Type type) => type.IsByRef ? type.GetElementType()! : type;

    private static bool IsSpelled(Type type, string name)
        => $"{type.Namespace}.{string.Join(".", Chain(type).Reverse())}".TrimStart('.') == name.Split('<')[0] && type.IsGenericType == name.Contains('<', StringComparison.Ordinal);

    private static IEnumerable<string> Chain(Type? type)
    {
        for (; type is not null; type = type.DeclaringType)
        {
            yield return type.Name.Split('`')[0];
        }
    }
}
