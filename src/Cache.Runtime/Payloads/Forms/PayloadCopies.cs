using System.ComponentModel;
using System.Text.Json.Nodes;

namespace KpiGen.Cache.CompilerServices;

/// <summary>What generated copies need. A copy is made of everything that a caller could change.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PayloadCopies
{
    /// <summary>Copies bytes.</summary>
    public static byte[]? Of(byte[]? value) => (byte[]?)value?.Clone();

    /// <summary>Copies bytes.</summary>
    public static Memory<byte> Of(Memory<byte> value) => value.ToArray();

    /// <summary>Copies JSON.</summary>
    public static T? Of<T>(T? value)
        where T : JsonNode
        => (T?)value?.DeepClone();

    /// <summary>Copies what a task returns.</summary>
    public static async Task<T> Of<T>(Task<T> task, Func<T, T> copy) => copy(await task.ConfigureAwait(false));

    /// <summary>Copies what a task returns.</summary>
    public static async ValueTask<T> Of<T>(ValueTask<T> task, Func<T, T> copy) => copy(await task.ConfigureAwait(false));

    /// <summary>Refuses an object of a type that a copy would cut down.</summary>
    /// <exception cref="NotSupportedException">The type is another one.</exception>
    public static void ExpectExactly(object value, Type type)
    {
        if (value.GetType() != type)
        {
            throw Unknown(value, type);
        }
    }

    /// <summary>Reports an object that no generated copy knows.</summary>
    public static NotSupportedException Unknown(object value, Type type)
        => new($"A '{value.GetType()}' cannot be copied as a '{type}': what it adds would be lost. List it with [JsonDerivedType] or [Union], or seal the type.");
}
