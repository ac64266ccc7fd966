using System.Collections;
using System.Reflection;

namespace KpiGen.Cache.Generators.Tests.Corpus;

/// <summary>Compares values by what is public in them: the types of others need not say what equal means.</summary>
internal static class CorpusEquality
{
    public static bool AreEqual(object? left, object? right)
    {
        if (left is null || right is null || Equals(left, right))
        {
            return Equals(left, right);
        }

        if (left is IEnumerable items and not string && right is IEnumerable others and not string)
        {
            return items.Cast<object?>().SequenceEqual(others.Cast<object?>(), Comparer.Instance);
        }

        Type type = left.GetType();
        return type == right.GetType() && !type.IsPrimitive && !type.IsEnum && type != typeof(string)
            && Members(type) is { Length: > 0 } members // what shows nothing is not taken for equal
            && members.All(member => AreEqual(member(left), member(right)));
    }

    private static Func<object, object?>[] Members(Type type)
    {
        IEnumerable<Func<object, object?>> fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public).Select(static field => (Func<object, object?>)field.GetValue);
        IEnumerable<Func<object, object?>> properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0)
            .Select(static property => (Func<object, object?>)property.GetValue);
        return [.. fields, .. properties];
    }

    private sealed class Comparer : IEqualityComparer<object?>
    {
        public static readonly Comparer Instance = new();

        bool IEqualityComparer<object?>.Equals(object? left, object? right) => AreEqual(left, right);

        int IEqualityComparer<object?>.GetHashCode(object? value) => 0;
    }
}
