using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace KpiGen.Cache.Benchmarks.Report;

/// <summary>What the figures depend on: the machine, the versions, the commit.</summary>
internal static class Surroundings
{
    private static readonly string[] Packages =
        ["StackExchange.Redis", "MessagePack", "ZiggyCreatures.FusionCache", "Microsoft.Extensions.Caching.Hybrid", "BenchmarkDotNet"];

    public static IEnumerable<(string Name, string Value)> Describe(string root, string commit)
    {
        yield return ("processor", $"{Processor()}, {Environment.ProcessorCount} logical cores");
        yield return ("operating system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        yield return ("Redis", Redis());
        yield return ("packages", string.Join(", ", Versions(root)));
        yield return ("load of the machine at the end", LoadAverage());
        yield return ("date", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
        yield return ("commit", commit);
    }

    private static string Processor()
        => ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor";

    private static string LoadAverage() => string.Join(' ', ReadLines("/proc/loadavg").FirstOrDefault("unknown").Split(' ').Take(3));

    private static string[] ReadLines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];

    private static string Redis()
    {
        using Process redis = Process.Start(new ProcessStartInfo("redis-server", "--version") { RedirectStandardOutput = true })!;
        string version = redis.StandardOutput.ReadToEnd();
        redis.WaitForExit();
        return version.Split(" sha=", 2)[0].Trim();
    }

    private static IEnumerable<string> Versions(string root)
    {
        var versions = XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Descendants("PackageVersion").ToLookup(
            static version => version.Attribute("Include")!.Value, static version => version.Attribute("Version")!.Value);
        return Packages.SelectMany(package => versions[package].Select(version => $"{package} {version}"));
    }
}
