using System.Reflection;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>
/// Weighs objects with everything that they alone refer to. Unlike the size of the heap, which the whole process shares, that is the same in every run.
/// </summary>
internal sealed class ObjectGraph
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _open = new();
    private readonly Dictionary<Type, FieldInfo[]> _references = [];
    private readonly Dictionary<Type, long> _sizes = [];

    private ObjectGraph(object[] without) => _seen.UnionWith(without);

    /// <summary>Returns the bytes of an object and of all that can be reached from it.</summary>
    /// <param name="root">The object.</param>
    /// <param name="without">What does not count, because it is there anyway.</param>
    public static long Weigh(object root, params object[] without) => new ObjectGraph(without).Weigh(root);

    /// <summary>Returns the bytes that making something allocates on this thread, once everything is there that is made only once.</summary>
    public static long Allocated(Func<object> make)
    {
        make();
        long before = GC.GetAllocatedBytesForCurrentThread();
        object made = make();
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(made);
        return bytes;
    }

    private long Weigh(object root)
    {
        long bytes = 0;
        Meet(root);
        while (_open.TryPop(out object? next))
        {
            bytes += next is Array array ? Allocated(() => Array.CreateInstance(array.GetType().GetElementType()!, array.Length)) : SizeOf(next.GetType());
            Follow(next);
        }

        return bytes;
    }

    private void Meet(object? found)
    {
        if (found is not null && _seen.Add(found))
        {
            _open.Push(found);
        }
    }

    private void Follow(object holder)
    {
        if (holder is Array array)
        {
            if (MayRefer(array.GetType().GetElementType()!))
            {
                foreach (object? element in array)
                {
                    Visit(element);
                }
            }

            return;
        }

        foreach (FieldInfo field in ReferencesOf(holder.GetType()))
        {
            Visit(field.GetValue(holder));
        }
    }

    // What is a value has come in a box that does not exist.
    private void Visit(object? content)
    {
        if (content is ValueType)
        {
            Follow(content);
        }
        else
        {
            Meet(content);
        }
    }

    private long SizeOf(Type type)
    {
        if (!_sizes.TryGetValue(type, out long size))
        {
            size = _sizes[type] = Allocated(() => RuntimeHelpers.GetUninitializedObject(type));
        }

        return size;
    }

    private FieldInfo[] ReferencesOf(Type type)
    {
        if (!_references.TryGetValue(type, out FieldInfo[]? fields))
        {
            List<FieldInfo> found = [];
            for (Type? level = type; level is not null; level = level.BaseType)
            {
                found.AddRange(level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    .Where(static field => MayRefer(field.FieldType)));
            }

            fields = _references[type] = [.. found];
        }

        return fields;
    }

    private static bool MayRefer(Type type) => !type.IsPrimitive && !type.IsEnum && !type.IsPointer;
}
