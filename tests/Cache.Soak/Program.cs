using KpiGen.Cache.Soak.Driving;
using KpiGen.Cache.Soak.Nodes;

if (args is [NodeSettings.Command, ..])
{
    return await NodeProgram.RunAsync(NodeSettings.Parse(args));
}

// Load, faults and children that hang: whatever happens, the run ends.
TimeSpan grace = TimeSpan.FromSeconds(120);
SoakSettings settings = SoakSettings.Parse(args);
Console.WriteLine($"soak: seed {settings.Seed}");
await using Cluster cluster = await Cluster.StartAsync(settings);
SoakResult result = await SoakRun.RunAsync(settings, cluster).WaitAsync(settings.Duration + grace);
ResultDetails.Write(result, Console.Out);
Console.WriteLine(result);
return result.IsGood ? 0 : 1;
