namespace KpiGen.Cache.Benchmarks.Load.Nodes;

/// <summary>Several nodes as processes.</summary>
internal sealed class NodeGroup : IAsyncDisposable
{
    private readonly NodeProcess[] _nodes;

    private NodeGroup(NodeProcess[] nodes) => _nodes = nodes;

    public static async Task<NodeGroup> StartAsync(string redis, int count)
        => new(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => NodeProcess.StartAsync(redis))));

    /// <summary>Asks all nodes at once.</summary>
    public Task<double[][]> AskAsync(string request) => Task.WhenAll(_nodes.Select(node => node.AskAsync(request)));

    /// <summary>Asks one node.</summary>
    public Task<double[]> AskFirstAsync(string request) => _nodes[0].AskAsync(request);

    public async ValueTask DisposeAsync()
    {
        foreach (NodeProcess node in _nodes)
        {
            await node.DisposeAsync();
        }
    }
}
