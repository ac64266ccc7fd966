using System.Reflection;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>Answers every call with one value.</summary>
public class CorpusOrigin : DispatchProxy
{
    public int Calls { get; set; }

    /// <summary>Gets or sets what is returned, before it is wrapped in a task.</summary>
    public object? Value { get; set; }

    /// <summary>Returns a proxy, or null for an interface that proxies cannot implement, such as one with spans.</summary>
    public static CorpusOrigin? TryCreate(Type service)
    {
        try
        {
            return (CorpusOrigin)Create(service, typeof(CorpusOrigin));
        }
        catch (Exception exception) when (exception is TypeLoadException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Returns the type inside a task.</summary>
    public static Type ResultOf(MethodInfo method) => IsTask(method.ReturnType) ? method.ReturnType.GetGenericArguments()[0] : method.ReturnType;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls++;
        Type result = targetMethod!.ReturnType;
        if (!IsTask(result))
        {
            return Value;
        }

        object task = typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(ResultOf(targetMethod)).Invoke(null, [Value])!;
        return result.IsValueType ? Activator.CreateInstance(result, task) : task;
    }

    private static bool IsTask(Type type)
        => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));
}
