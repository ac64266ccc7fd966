using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Emitted code, compiled and loaded, with access to its codecs and keys.</summary>
internal sealed class LoadedSample(GeneratorRun run)
{
    private readonly Assembly _assembly = run.Load();

    public LoadedSample(string source)
        : this(GeneratorHarness.Run(source))
    {
    }

    /// <summary>Gets the names of the assemblies that the code calls.</summary>
    public IReadOnlyList<string?> References => [.. _assembly.GetReferencedAssemblies().Select(static name => name.Name)];

    /// <summary>Gets a type of the source.</summary>
    public Type Type(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>Returns the codec of results of type <typeparamref name="T"/>.</summary>
    public PayloadCodec<T> Codec<T>() => (PayloadCodec<T>)Codec(typeof(T));

    /// <summary>Returns the codec of results of <paramref name="type"/>.</summary>
    public object Codec(Type type)
        => Activator.CreateInstance(_assembly.GetTypes().First(candidate => candidate.BaseType == typeof(PayloadCodec<>).MakeGenericType(type)))!;

    /// <summary>Returns a key of the only overload of <paramref name="method"/>.</summary>
    public object Key(string method, params object?[] arguments)
    {
        Type type = _assembly.GetTypes().Single(candidate => candidate.Name == method + "Key" && candidate.IsValueType);
        return arguments.Length == 0 ? Activator.CreateInstance(type)! : type.GetConstructors().Single().Invoke(arguments);
    }

    /// <summary>Returns a key that was made independent of its arguments.</summary>
    public static object Detach(object key) => key.GetType().GetMethod("Detach")!.Invoke(key, [])!;

    public static string Text(object key)
        => (string)typeof(LoadedSample).GetMethod(nameof(TextOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(key.GetType()).Invoke(null, [key])!;

    public static byte[] Write(object codec, object? value)
        => (byte[])typeof(LoadedSample).GetMethod(nameof(WriteOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(ValueType(codec)).Invoke(null, [codec, value])!;

    public static object? Read(object codec, byte[] bytes)
        => typeof(LoadedSample).GetMethod(nameof(ReadOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(ValueType(codec))
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [codec, bytes], null);

    private static Type ValueType(object codec) => codec.GetType().BaseType!.GetGenericArguments()[0];

    private static byte[] WriteOf<T>(PayloadCodec<T> codec, T value)
    {
        var writer = new PayloadWriter();
        try
        {
            codec.Write(ref writer, value);
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static T ReadOf<T>(PayloadCodec<T> codec, byte[] bytes)
    {
        var reader = new PayloadReader(bytes);
        T value = codec.Read(ref reader);
        Assert.True(reader.End);
        return value;
    }

    private static string TextOf<TKey>(TKey key)
        where TKey : struct, ICacheKey<TKey>
    {
        CacheKeyWriter writer = CreateWriter(new byte[16]);
        key.WriteTo(ref writer);
        return Encoding.UTF8.GetString(Written(ref writer));
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern CacheKeyWriter CreateWriter(Span<byte> initialBuffer);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Written")]
    private static extern ReadOnlySpan<byte> Written(ref CacheKeyWriter writer);
}
