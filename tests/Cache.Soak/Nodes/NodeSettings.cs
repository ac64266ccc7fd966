using System.Globalization;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>What a node process is told on its command line.</summary>
/// <param name="Number">Which node it is.</param>
/// <param name="Place">Which of the nodes that run together it is; a replacement has the place of the one that was killed.</param>
/// <param name="Seed">What its load is made from.</param>
/// <param name="RedisPort">Where Redis is.</param>
/// <param name="DatabasePort">Where the database is.</param>
/// <param name="Journal">The file for its journal.</param>
/// <param name="Forgets">Which part of its invalidations it only pretends to make, so that there is something to find.</param>
internal sealed record NodeSettings(int Number, int Place, int Seed, int RedisPort, int DatabasePort, string Journal, double Forgets)
{
    public const string Command = "node";

    public string[] ToArguments()
        => [Command, Text(Number), Text(Place), Text(Seed), Text(RedisPort), Text(DatabasePort), Journal, Forgets.ToString(CultureInfo.InvariantCulture)];

    public static NodeSettings Parse(string[] arguments)
        => new(
            Parse(arguments[1]),
            Parse(arguments[2]),
            Parse(arguments[3]),
            Parse(arguments[4]),
            Parse(arguments[5]),
            arguments[6],
            double.Parse(arguments[7], CultureInfo.InvariantCulture));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
