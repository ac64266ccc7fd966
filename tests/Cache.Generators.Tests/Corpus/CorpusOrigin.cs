using System.Reflection;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>Answers every call with the default of its result.</summary>
public class CorpusOrigin : DispatchProxy
{
    public int Calls { get; set; }

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

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Calls++;
        Type result = targetMethod!.ReturnType;
        if (!result.IsGenericType || result.GetGenericTypeDefinition() != typeof(Task<>))
        {
            return result.IsValueType && result != typeof(void) ? Activator.CreateInstance(result) : null;
        }

        Type value = result.GetGenericArguments()[0];
        return typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(value).Invoke(null, [value.IsValueType ? Activator.CreateInstance(value) : null]);
    }
}
