using System.Reflection;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>Finds what the generator has emitted for a payload of this assembly. Applications never see it, so it takes reflection.</summary>
internal static class GeneratedCodec
{
    public static PayloadCodec<T> Of<T>()
    {
        Type codec = Assembly.GetExecutingAssembly().GetTypes().First(static type => type.IsSubclassOf(typeof(PayloadCodec<T>)));
        return (PayloadCodec<T>)Activator.CreateInstance(codec, nonPublic: true)!;
    }
}
