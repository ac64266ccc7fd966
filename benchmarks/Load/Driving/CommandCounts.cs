using System.Globalization;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>How often a server has run each command; those that scripts run are among them.</summary>
internal sealed record CommandCounts(IReadOnlyDictionary<string, long> Calls)
{
    private const string LineStart = "cmdstat_";
    private const string CallsStart = ":calls=";

    public static async Task<CommandCounts> ReadAsync(RedisServer server)
    {
        string reply = await server.CommandAsync("INFO", "commandstats");
        return new CommandCounts(reply.Split("\r\n").Where(static line => line.StartsWith(LineStart, StringComparison.Ordinal)).ToDictionary(NameOf, CallsOf));
    }

    /// <summary>Gets the calls of a command, or 0.</summary>
    public long Of(string command) => Calls.GetValueOrDefault(command);

    /// <summary>Returns what was called since an earlier reading.</summary>
    public CommandCounts Since(CommandCounts earlier)
        => new(Calls.ToDictionary(static call => call.Key, call => call.Value - earlier.Of(call.Key)).Where(static call => call.Value > 0).ToDictionary());

    private static string NameOf(string line) => line[LineStart.Length..line.IndexOf(':', StringComparison.Ordinal)];

    private static long CallsOf(string line)
    {
        int start = line.IndexOf(CallsStart, StringComparison.Ordinal) + CallsStart.Length;
        return long.Parse(line.AsSpan(start, line.IndexOf(',', start) - start), CultureInfo.InvariantCulture);
    }
}
