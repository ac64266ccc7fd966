using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>Methods with <c>[InvalidatesCache]</c>: when they invalidate, and when not.</summary>
public class InvalidationTests
{
    private const string Source = """
        public interface IStock
        {
            [Cached("orders")] Task<int> GetAsync(string sku);
            [InvalidatesCache(Method = nameof(GetAsync))] Task<int> SetAsync(string sku, int count, CancellationToken token = default);
            [InvalidatesCache(Method = nameof(GetAsync))] Task ResetAsync(string sku);
            [InvalidatesCache("orders")] ValueTask<int> ClearAsync();
            [InvalidatesCache("orders")] ValueTask CloseAsync();
            [InvalidatesCache(Method = nameof(GetAsync), Arguments = ["item.Sku"])] void Put(Item? item);
            [InvalidatesCache(Method = nameof(GetAsync))] bool TryTake(string sku, out int left);
            [InvalidatesCache(Method = nameof(GetAsync))] Task<int> TakeAsync(in string sku, ref int left);
            [InvalidatesCache(Method = nameof(GetAsync), Arguments = ["item.Sku"])] Task<T> PutAsync<T>(T item) where T : IItem;
        }
        public interface IItem { string Sku { get; } }
        public sealed record Item(string Sku) : IItem;
        public sealed class Stock : IStock
        {
            public static Stock? Running;
            public int Count;
            public Stock() => Running = this;
            public Func<Task> During = () => Task.CompletedTask;
            public Task<int> GetAsync(string sku) => Task.FromResult(Count);
            public async Task<int> SetAsync(string sku, int count, CancellationToken token) { Count = count; await During(); return count; }
            public Task ResetAsync(string sku) { Count = 0; return Task.CompletedTask; }
            public ValueTask<int> ClearAsync() => new(++Count);
            public ValueTask CloseAsync() { Count++; return default; }
            public void Put(Item? item) => Count++;
            public bool TryTake(string sku, out int left) { left = --Count; return true; }
            public Task<int> TakeAsync(in string sku, ref int left) { left = --Count; return Task.FromResult(left); }
            public Task<T> PutAsync<T>(T item) where T : IItem { Count++; return Task.FromResult(item); }
        }
        public static class Use
        {
            public static IStock Of(IServiceProvider services) => (IStock)services.GetService(typeof(IStock))!;
            public static Task<int> Get(IServiceProvider services, string sku) => Of(services).GetAsync(sku);
            public static Task<int> Set(IServiceProvider services, string sku, int count, Func<Task> during, CancellationToken token)
            {
                Stock.Running!.During = during;
                return Of(services).SetAsync(sku, count, token);
            }
            public static async Task Call(IServiceProvider services, string method)
            {
                IStock stock = Of(services);
                int left = 0;
                string sku = "a";
                switch (method)
                {
                    case "ResetAsync": await stock.ResetAsync(sku); break;
                    case "ClearAsync": await stock.ClearAsync(); break;
                    case "CloseAsync": await stock.CloseAsync(); break;
                    case "Put": stock.Put(new Item(sku)); break;
                    case "TryTake": stock.TryTake(sku, out left); break;
                    case "TakeAsync": await stock.TakeAsync(in sku, ref left); break;
                    case "PutAsync": await stock.PutAsync(new Item(sku)); break;
                    case "Put null": stock.Put(null); break;
                    default: throw new ArgumentException(method);
                }
            }
        }
        """;

    private static readonly Assembly Sample = GeneratorHarness.Run(Source).Load();

    [Fact]
    public async Task A_write_is_seen_by_the_next_read()
    {
        await using SampleHost host = Host();
        int before = await GetAsync(host, "a");

        await SetAsync(host, 7);

        Assert.Equal((0, 7), (before, await GetAsync(host, "a")));
    }

    [Theory]
    [InlineData("ResetAsync", 0)]
    [InlineData("ClearAsync", 4)]
    [InlineData("CloseAsync", 4)]
    [InlineData("Put", 4)]
    [InlineData("TryTake", 2)]
    [InlineData("TakeAsync", 2)]
    [InlineData("PutAsync", 4)]
    public async Task Every_shape_of_method_invalidates(string method, int count)
    {
        await using SampleHost host = Host();
        await SetAsync(host, 3);
        await GetAsync(host, "a");

        await host.Use<Task>("Call", method);

        Assert.Equal(count, await GetAsync(host, "a"));
    }

    [Fact]
    public async Task One_call_is_invalidated_and_no_other()
    {
        await using SampleHost host = Host();
        await GetAsync(host, "b");

        await SetAsync(host, 7);

        Assert.Equal((7, 0), (await GetAsync(host, "a"), await GetAsync(host, "b")));
    }

    [Fact]
    public async Task Nothing_is_invalidated_before_the_write_has_succeeded()
    {
        await using SampleHost host = Host();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await GetAsync(host, "a");

        Task write = SetAsync(host, 7, () => gate.Task);
        int during = await GetAsync(host, "a");
        gate.SetResult();
        await write;

        Assert.Equal((0, 7), (during, await GetAsync(host, "a")));
    }

    [Fact]
    public async Task A_write_that_fails_invalidates_nothing_and_throws_what_the_service_threw()
    {
        await using SampleHost host = Host();
        var failure = new InvalidOperationException();
        await GetAsync(host, "a");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => SetAsync(host, 7, () => throw failure)));

        Assert.Equal(0, await GetAsync(host, "a"));
    }

    [Fact]
    public async Task A_caller_who_leaves_when_the_write_has_succeeded_does_not_stop_the_invalidation()
    {
        await using SampleHost host = Host();
        using var leaving = new CancellationTokenSource();
        await GetAsync(host, "a");

        await host.Use<Task<int>>("Set", "a", 7, (Func<Task>)leaving.CancelAsync, leaving.Token);

        Assert.True(leaving.IsCancellationRequested);
        Assert.Equal(7, await GetAsync(host, "a"));
    }

    [Fact]
    public async Task A_null_on_the_way_to_an_argument_reaches_the_service_as_it_is()
    {
        await using SampleHost host = Host();
        await GetAsync(host, "a");

        await host.Use<Task>("Call", "Put null");

        Assert.Equal(0, await GetAsync(host, "a"));
    }

    private static SampleHost Host()
    {
        var host = new SampleHost(Sample, "Stock");
        _ = host.Use<Task<int>>("Get", "first"); // creates the service
        return host;
    }

    private static Task<int> GetAsync(SampleHost host, string sku) => host.Use<Task<int>>("Get", sku);

    private static Task<int> SetAsync(SampleHost host, int count, Func<Task>? during = null)
        => host.Use<Task<int>>("Set", "a", count, during ?? (static () => Task.CompletedTask), CancellationToken.None);
}
