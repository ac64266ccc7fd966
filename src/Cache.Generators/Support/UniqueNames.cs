using System.Globalization;

namespace KpiGen.Cache.Generators.Support;

/// <summary>The names that are taken in one scope of the emitted code. A name that is asked for twice gets a number.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public UniqueNames(params IEnumerable<string> taken) => _taken.UnionWith(taken);

    /// <summary>Returns <paramref name="wanted"/>, or the first of <c>wanted2</c>, <c>wanted3</c>, … that is free, and takes it.</summary>
    public string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
