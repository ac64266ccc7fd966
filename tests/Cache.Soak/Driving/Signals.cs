using System.Diagnostics;
using System.Globalization;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>Stops processes where they stand, and lets them go on.</summary>
internal static class Signals
{
    public static Task StopAsync(int process) => SendAsync(process, "-STOP");

    public static Task ContinueAsync(int process) => SendAsync(process, "-CONT");

    private static async Task SendAsync(int process, string signal)
    {
        using Process kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
