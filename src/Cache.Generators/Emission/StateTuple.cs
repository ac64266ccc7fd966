using System.Globalization;

namespace KpiGen.Cache.Generators.Emission;

/// <summary>Values that travel to a lambda which captures nothing: none, the value itself, or a tuple, because C# has no tuple of one.</summary>
internal static class StateTuple
{
    /// <summary>The tuple of named values.</summary>
    public static string Of(IReadOnlyList<(string Name, string Value)> elements) => elements switch
    {
        [] => "default(global::System.ValueTuple)",
        [var (_, value)] => value,
        _ => $"({string.Join(", ", elements.Select(static element => Element(element.Name, element.Value)))})",
    };

    /// <summary>The value called <paramref name="name"/> inside the lambda.</summary>
    public static string Access(string tuple, IReadOnlyList<string> names, string name)
    {
        if (names.Count == 1)
        {
            return tuple;
        }

        string element = IsTupleMember(name)
            ? "Item" + (names.TakeWhile(other => other != name).Count() + 1).ToString(CultureInfo.InvariantCulture)
            : name;
        return $"{tuple}.{element}";
    }

    private static string Element(string name, string value) => value == name || IsTupleMember(name) ? value : $"{name}: {value}";

    // A tuple element cannot have the name of a member that tuples have anyway.
    private static bool IsTupleMember(string name)
        => name is "Rest" or "ToString" or "Equals" or "GetHashCode" or "GetType" or "CompareTo" or "Deconstruct"
            || (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit));
}
