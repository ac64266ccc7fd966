using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KpiGen.Cache.AspNetCore.Representations;
using KpiGen.Cache.AspNetCore.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.AspNetCore.Tests.Representations;

public class BoundTests
{
    private static readonly Report Value = new(1, new string('x', 5000), new Amount(1m));

    [Fact]
    public async Task What_exceeds_the_bound_is_served_without_being_kept()
    {
        await using ReportHost host = await ReportHost.StartAsync(maxBytesPerEntry: 10);

        HttpResponseMessage first = await host.GetAsync("/reports/1");
        HttpResponseMessage second = await host.GetAsync("/reports/1");

        Assert.Equal(await (await host.GetAsync("/reports/1/plain")).BytesAsync(), await second.BytesAsync());
        Assert.Equal((null, null), (first.Tag(), second.Tag()));
    }

    [Fact]
    public void A_coding_that_does_not_fit_beside_the_json_is_not_made_twice_and_the_json_is_served()
    {
        JsonTypeInfo<Report> contract = Contracts.Of(new CountingConverter());
        int length = JsonSerializer.SerializeToUtf8Bytes(Value, contract).Length;
        StoredJson json = new EntryRepresentations(length + 10).Json(Value, contract)!;

        Assert.Same(json.Identity, json.In(ContentCoding.Gzip));
        Assert.Same(json.Identity, json.In(ContentCoding.Gzip));
    }

    [Fact]
    public void All_codings_of_an_entry_share_one_bound()
    {
        JsonTypeInfo<Report> contract = Contracts.Of(new CountingConverter());
        StoredJson unbounded = new EntryRepresentations(int.MaxValue).Json(Value, contract)!;
        int enoughForOne = unbounded.Identity!.Bytes.Length + unbounded.In(ContentCoding.Gzip).Bytes.Length;

        StoredJson json = new EntryRepresentations(enoughForOne).Json(Value, contract)!;

        Assert.NotSame(json.Identity, json.In(ContentCoding.Gzip));
        Assert.Same(json.Identity, json.In(ContentCoding.Brotli));
    }

    [Fact]
    public void Only_four_contracts_are_kept()
    {
        var entry = new EntryRepresentations(int.MaxValue);

        StoredJson?[] kept = [.. Enumerable.Range(0, 5).Select(_ => entry.Json(Value, Contracts.Of(new CountingConverter())))];

        Assert.All(kept[..4], Assert.NotNull);
        Assert.Null(kept[4]);
    }

    [Fact]
    public async Task Those_who_come_while_a_value_is_serialised_wait_for_it()
    {
        var entry = new EntryRepresentations(int.MaxValue);
        using var release = new ManualResetEventSlim();
        var converter = new CountingConverter { Writing = release.Wait };
        JsonTypeInfo<Report> contract = Contracts.Of(converter);
        StoredJson?[] seen = new StoredJson?[2];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(number => new Thread(() => seen[number] = entry.Json(Value, contract)))];

        Array.ForEach(threads, thread => thread.Start());
        await Eventually.TrueAsync(() => threads.All(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), "both threads wait");
        release.Set();
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(1, converter.Count);
        Assert.NotNull(seen[0]);
        Assert.Same(seen[0], seen[1]);
    }

    [Fact]
    public void A_negative_bound_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new CachedJsonOptions { MaxBytesPerEntry = -1 });
}
