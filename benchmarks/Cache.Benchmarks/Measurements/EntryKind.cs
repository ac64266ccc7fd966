using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks.Measurements;

/// <summary>A method whose entries are weighed.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="KeyAndValue">The bytes of a key and of a value, which are not the cache's.</param>
/// <param name="AskAsync">Calls the method.</param>
internal sealed record EntryKind(string Name, int KeyAndValue, Func<Node, int, Task> AskAsync)
{
    private const string Region = "north";

    // All values are one object, and all strings: what an entry has of them is a reference. A number beside a reference takes as much as one.
    private static readonly int Reference = IntPtr.Size;

    public static IReadOnlyList<EntryKind> All { get; } =
    [
        new("Task<T> of (int, string)", 3 * Reference, static (node, number) => node.Get<IPairService>().GetAsync(number, Region, CancellationToken.None)),
        new("ValueTask<int> of int", 2 * sizeof(int), static async (node, number) => await node.Get<IShapeService>().CountAsync(number)),
    ];
}
