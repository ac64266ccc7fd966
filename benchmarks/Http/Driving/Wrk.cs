using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiGen.Cache.Benchmarks.Http.Driving;

/// <summary>Drives an address with <c>wrk</c>, in a process of its own: the client that costs the machine least.</summary>
internal static partial class Wrk
{
    public const int Connections = 32;

    /// <summary>Drives an address.</summary>
    /// <exception cref="InvalidOperationException">There is no wrk, or not every answer was a success.</exception>
    public static async Task<WrkRound> RunAsync(Uri address, TimeSpan duration)
    {
        string text = await OutputAsync(["-t1", $"-c{Connections}", $"-d{duration.TotalSeconds:0}s", "--latency", address.AbsoluteUri]);
        if (text.Contains("Non-2xx", StringComparison.Ordinal) || text.Contains("Socket errors", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(text);
        }

        return new WrkRound(double.Parse(PerSecond().Match(text).Groups[1].Value, CultureInfo.InvariantCulture), Latency(text, "50%"), Latency(text, "99%"));
    }

    private static async Task<string> OutputAsync(IEnumerable<string> arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
            string text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("wrk is not installed; on Debian and Ubuntu it is the package wrk.", exception);
        }
    }

    private static TimeSpan Latency(string text, string share)
    {
        Match match = Regex.Match(text, $@"^\s+{share}\s+([\d.]+)(us|ms|s)\s*$", RegexOptions.Multiline);
        double number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(number),
            "ms" => TimeSpan.FromMilliseconds(number),
            _ => TimeSpan.FromSeconds(number),
        };
    }

    [GeneratedRegex(@"^Requests/sec:\s+([\d.]+)", RegexOptions.Multiline)]
    private static partial Regex PerSecond();
}
