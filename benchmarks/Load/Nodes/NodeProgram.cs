using System.Globalization;
using System.Text.Json;
using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Subjects;

namespace KpiGen.Cache.Benchmarks.Load.Nodes;

/// <summary>A node as a process of its own: it answers one line with one line, and ends when its standard input does.</summary>
internal static class NodeProgram
{
    public const string Command = "node";
    public const string Stampede = "stampede";
    public const string Reads = "reads";
    public const string Mix = "mix";
    public const string Invalidate = "invalidate";

    public static async Task RunAsync(string redis)
    {
        await using var origin = await CountedOrigin.ConnectAsync(redis);
        await using KpiNode node = await KpiNode.StartAsync(redis, origin);
        await node.ReadAsync(-1);
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] request = line.Split(' ');
            Console.WriteLine(JsonSerializer.Serialize(await AnswerAsync(node, request[0], [.. request.Skip(1).Select(static number => int.Parse(number, CultureInfo.InvariantCulture))])));
        }
    }

    private static async Task<double[]> AnswerAsync(KpiNode node, string request, int[] arguments) => request switch
    {
        Stampede => await Driving.Stampede.RunAsync(node.Service, arguments[0], arguments[1]),
        Reads => [await Traffic.ReadAsync(node, TimeSpan.FromMilliseconds(arguments[0]))],
        Mix => [await Traffic.MixAsync(node, TimeSpan.FromMilliseconds(arguments[0]))],
        Invalidate => [await InvalidateAsync(node, arguments[0])],
        _ => throw new ArgumentException($"A node does not know '{request}'."),
    };

    private static async Task<double> InvalidateAsync(KpiNode node, int calls)
    {
        for (int days = 0; days < calls; days++)
        {
            await node.Invalidator.InvalidateAsync(KpiServiceKeys.GetAsync(days, Origin.Region));
        }

        return calls;
    }
}
