using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>Makes a value of a type, different from its default where that is possible.</summary>
internal static class CorpusValues
{
    private const int MaxDepth = 4;

    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "text",
        [typeof(bool)] = true,
        [typeof(char)] = 'x',
        [typeof(byte[])] = new byte[] { 1, 2, 3 },
        [typeof(decimal)] = 1.50m,
        [typeof(Guid)] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        [typeof(DateTime)] = new DateTime(2024, 2, 29, 12, 30, 0, DateTimeKind.Utc),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.FromHours(2)),
        [typeof(DateOnly)] = new DateOnly(2024, 2, 29),
        [typeof(TimeOnly)] = new TimeOnly(12, 30),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(90),
        [typeof(Uri)] = new Uri("https://example.org/a"),
        [typeof(Version)] = new Version(1, 2, 3),
        [typeof(CancellationToken)] = CancellationToken.None,
        [typeof(object)] = "text",
    };

    /// <summary>Returns a value, or why there is none.</summary>
    public static (object? Value, string? Fault) Of(Type type, int depth = 0)
    {
        if (Known.TryGetValue(type, out object? known))
        {
            return (known, null);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, depth);
        }

        if (type.IsEnum)
        {
            return (Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(value => Enum.ToObject(type, value)).LastOrDefault() ?? Activator.CreateInstance(type), null);
        }

        if (type.IsPrimitive)
        {
            return (type == typeof(nint) || type == typeof(nuint) ? Activator.CreateInstance(type) : Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture), null);
        }

        return depth == MaxDepth ? (null, "is nested too deeply") : Composite(type, depth + 1);
    }

    private static (object? Value, string? Fault) Composite(Type type, int depth)
    {
        if (type.IsArray)
        {
            return type.GetArrayRank() > 1 ? (null, "is an array of several dimensions") : List(type.GetElementType()!, depth, static (element, list) =>
            {
                var array = Array.CreateInstance(element, list.Count);
                list.CopyTo(array, 0);
                return array;
            });
        }

        foreach (Type collection in type.IsGenericType ? (Type[])[typeof(List<>), typeof(HashSet<>), typeof(Dictionary<,>)] : [])
        {
            if (Made(collection, type) is { } made)
            {
                return Filled(made, depth);
            }
        }

        foreach (Type collection in type.IsGenericType ? (Type[])[typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(ImmutableDictionary<,>)] : [])
        {
            if (Made(collection, type) is { } made)
            {
                return Extended(made, depth);
            }
        }

        return type.IsAbstract ? (null, type.IsInterface ? "is an interface" : "is abstract") : Constructed(type, depth);
    }

    private static (object? Value, string? Fault) List(Type element, int depth, Func<Type, IList, object> convert)
    {
        (object? item, string? fault) = Of(element, depth);
        return fault is null ? (convert(element, new[] { item }), null) : (null, fault);
    }

    // The collection of the elements of an interface, where it implements that.
    private static Type? Made(Type collection, Type type)
        => collection.GetGenericArguments().Length == type.GetGenericArguments().Length && collection.MakeGenericType(type.GetGenericArguments()) is { } made && type.IsAssignableFrom(made)
            ? made
            : null;

    private static (object? Value, string? Fault) Filled(Type collection, int depth)
    {
        (object?[] items, string? fault) = Items(collection, depth);
        if (fault is not null)
        {
            return (null, fault);
        }

        object made = Activator.CreateInstance(collection)!;
        collection.GetMethod("Add")!.Invoke(made, items);
        return (made, null);
    }

    private static (object? Value, string? Fault) Extended(Type collection, int depth)
    {
        (object?[] items, string? fault) = Items(collection, depth);
        if (fault is not null)
        {
            return (null, fault);
        }

        object? empty = collection.GetField("Empty")?.GetValue(null) ?? collection.GetProperty("Empty")!.GetValue(null);
        MethodInfo add = collection.GetMethods().First(method => method.Name is "Add" or "Enqueue" or "Push" && method.GetParameters().Length == items.Length);
        return (add.Invoke(empty, items), null);
    }

    private static (object?[] Items, string? Fault) Items(Type collection, int depth)
    {
        (object? Value, string? Fault)[] items = [.. collection.GetGenericArguments().Select(argument => Of(argument, depth))];
        return ([.. items.Select(static item => item.Value)], items.Select(static item => item.Fault).FirstOrDefault(static fault => fault is not null));
    }

    // The constructor with most parameters sets most; copies and constructors that refuse what they get are passed over.
    private static (object? Value, string? Fault) Constructed(Type type, int depth)
    {
        foreach (ConstructorInfo constructor in type.GetConstructors().OrderByDescending(static constructor => constructor.GetParameters().Length))
        {
            ParameterInfo[] parameters = constructor.GetParameters();
            if (parameters.Any(parameter => parameter.ParameterType == type || parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike || parameter.ParameterType.IsPointer))
            {
                continue;
            }

            (object? Value, string? Fault)[] arguments = [.. parameters.Select(parameter => Of(parameter.ParameterType, depth))];
            if (arguments.All(static argument => argument.Fault is null) && Create(constructor, [.. arguments.Select(static argument => argument.Value)]) is { } value)
            {
                return (value, null);
            }
        }

        return type.IsValueType ? (Activator.CreateInstance(type), null) : (null, "has no constructor that takes made-up values");
    }

    private static object? Create(ConstructorInfo constructor, object?[] arguments)
    {
        try
        {
            return constructor.Invoke(arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
