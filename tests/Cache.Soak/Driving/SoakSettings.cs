using System.Globalization;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>What a run is told on its command line: <c>[seconds] [--seed number] [--nodes number] [--forgetful]</c>.</summary>
internal sealed record SoakSettings(TimeSpan Duration, int Seed, int Nodes, double Forgets)
{
    private const int DefaultSeconds = 60;
    private const int DefaultNodes = 3;

    public static SoakSettings Parse(string[] arguments)
    {
        var settings = new SoakSettings(TimeSpan.FromSeconds(DefaultSeconds), Random.Shared.Next(1_000_000), DefaultNodes, Forgets: 0);
        for (int i = 0; i < arguments.Length; i++)
        {
            settings = arguments[i] switch
            {
                "--seed" => settings with { Seed = Number(arguments[++i]) },
                "--nodes" => settings with { Nodes = Number(arguments[++i]) },
                "--forgetful" => settings with { Forgets = 0.1 },
                string seconds => settings with { Duration = TimeSpan.FromSeconds(Number(seconds)) },
            };
        }

        return settings;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
