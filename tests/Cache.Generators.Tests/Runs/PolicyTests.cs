using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>What an attribute says about stale values, conditions and fallbacks holds in a compiled service on the real runtime.</summary>
public class PolicyTests
{
    private const string Source = """
        public interface IForecasts
        {
            [Cached("orders", StaleSeconds = 60)] string Kept(int id);
            [Cached("orders")] string Plain(int id);
            [Cached("orders", When = nameof(IsLong))] Task<string> JudgedAsync(int id, CancellationToken token);
            [Cached("orders", Fallback = nameof(Unknown))] ValueTask<string> SafeAsync(int id, CancellationToken token);
            [Cached("orders", FailureTtlSeconds = 30)] string Remembered(int id);
            [Cached("orders", MaxItems = 2)] IAsyncEnumerable<int> StreamAsync(int count, CancellationToken token);
            static bool IsLong(string text) => text.Length > 3;
            static string Unknown => "unknown";
        }
        public sealed class Forecasts : IForecasts
        {
            public static int Calls { get; set; }
            public static bool Fails { get; set; }
            public string Kept(int id) { CacheLoad.SetTimeToLive(TimeSpan.FromSeconds(9)); return Next(); }
            public string Plain(int id) { CacheLoad.SetTimeToLive(TimeSpan.FromSeconds(9)); return Next(); }
            public Task<string> JudgedAsync(int id, CancellationToken token) { Next(); return Task.FromResult(id == 1 ? "abc" : "abcd"); }
            public ValueTask<string> SafeAsync(int id, CancellationToken token) => new(Next());
            public string Remembered(int id) => Next();
            public async IAsyncEnumerable<int> StreamAsync(int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
            {
                Next();
                await Task.Yield();
                for (int i = 0; i < count; i++) { yield return i; }
            }
            private static string Next() { Calls++; return Fails ? throw new TimeZoneNotFoundException() : "value " + Calls; }
        }
        public static class Use
        {
            private static IForecasts Of(IServiceProvider services) { Forecasts.Calls = 0; Forecasts.Fails = false; return (IForecasts)services.GetService(typeof(IForecasts))!; }

            public static string Stale(IServiceProvider services, Action wait)
            {
                IForecasts forecasts = Of(services);
                forecasts.Kept(1);
                forecasts.Plain(1);
                wait();

                // A load brings the clock that entries are compared with up to date.
                forecasts.Plain(2);
                Forecasts.Fails = true;
                return $"{Try(() => forecasts.Kept(1))}, {Try(() => forecasts.Plain(1))}";
            }

            public static async Task<string> Judged(IServiceProvider services)
            {
                IForecasts forecasts = Of(services);
                for (int i = 0; i < 3; i++) { await forecasts.JudgedAsync(1, default); await forecasts.JudgedAsync(2, default); }
                return $"{Forecasts.Calls} calls";
            }

            public static async Task<string> Fallback(IServiceProvider services)
            {
                IForecasts forecasts = Of(services);
                Forecasts.Fails = true;
                string first = await forecasts.SafeAsync(1, default);
                Forecasts.Fails = false;
                return $"{first}, {await forecasts.SafeAsync(1, default)}";
            }

            public static string Failures(IServiceProvider services)
            {
                IForecasts forecasts = Of(services);
                Forecasts.Fails = true;
                return $"{Try(() => forecasts.Remembered(1))}, {Try(() => forecasts.Remembered(1))}, {Forecasts.Calls} call";
            }

            public static async Task<string> Streams(IServiceProvider services)
            {
                IForecasts forecasts = Of(services);
                string calls = "";
                foreach (int count in new[] { 2, 3 })
                {
                    await Read(count);
                    calls += Forecasts.Calls + " ";
                    using (CacheBypass.Begin()) { await Read(count); }
                    calls += Forecasts.Calls + " ";
                    using (CacheRefresh.Begin()) { await Read(count); }
                    calls += Forecasts.Calls + " ";
                    await Read(count);
                    calls += Forecasts.Calls + " ";
                }

                CacheCounts counts = ((ICacheStatistics)services.GetService(typeof(ICacheStatistics))!).Read().Total;
                return $"{calls}{counts.Bypasses} {counts.MemoryHits}";

                async Task Read(int count) { int sum = 0; await foreach (int item in forecasts.StreamAsync(count, default)) { sum += item; } }
            }

            private static string Try(Func<string> call)
            {
                try { return call(); } catch (TimeZoneNotFoundException) { return "failed"; }
            }
        }
        """;

    private static readonly Assembly Sample = GeneratorHarness.Run(Source).Load();

    [Fact]
    public async Task A_stale_value_is_served_where_the_attribute_allows_it()
    {
        var time = new SetTime();
        await using SampleHost host = new(Sample, time, "Forecasts");

        Assert.Equal("value 1, failed", host.Use<string>("Stale", (Action)(() => time.Seconds = 10)));
    }

    [Fact]
    public async Task A_result_is_stored_when_its_method_says_so()
    {
        await using SampleHost host = new(Sample, "Forecasts");

        Assert.Equal("4 calls", await host.Use<Task<string>>("Judged"));
    }

    [Fact]
    public async Task The_fallback_takes_the_place_of_a_failure_and_is_not_stored()
    {
        await using SampleHost host = new(Sample, "Forecasts");

        Assert.Equal("unknown, value 2", await host.Use<Task<string>>("Fallback"));
    }

    [Fact]
    public async Task A_failure_is_remembered()
    {
        await using SampleHost host = new(Sample, "Forecasts");

        Assert.Equal("failed, failed, 1 call", host.Use<string>("Failures"));
    }

    [Fact]
    public async Task A_stream_can_be_passed_and_refreshed_whether_it_is_stored_or_too_long()
    {
        await using SampleHost host = new(Sample, "Forecasts");

        Assert.Equal("1 2 3 3 5 6 8 9 2 1", await host.Use<Task<string>>("Streams"));
    }

    /// <summary>A clock whose time the test sets; its timers are those of the system, and nothing depends on them.</summary>
    private sealed class SetTime : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
