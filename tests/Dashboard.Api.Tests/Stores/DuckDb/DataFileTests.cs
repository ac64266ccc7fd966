using Dashboard.Api.Kpis;
using Dashboard.Api.Tests.Stores.Support;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class DataFileTests
{
    private const string Source = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,10001,Cup,2,2011-01-01 10:00:00,1.50,17850.0,France\n";

    [Fact]
    public async Task Two_starts_at_the_same_time_share_one_file()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("orders.csv", Source);

        StoreHost[] hosts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StoreHost.StartAsync(directory.Path, ("Kpi:Source", path))));

        Assert.Single(directory.DataFiles("*.duckdb"));
        Assert.Single(directory.DataFiles("*.db"));
        Assert.Empty(directory.DataFiles("*.tmp*"));
        foreach (StoreHost host in hosts)
        {
            Assert.Equal(2011, (await host.Get<IKpiStore>().GetNewestOrderAsync(TestContext.Current.CancellationToken)).Year);
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_second_start_builds_nothing()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("orders.csv", Source);
        await using (await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path)))
        {
        }

        DateTime written = File.GetLastWriteTimeUtc(directory.DataFiles("*.duckdb").Single());
        await using StoreHost second = await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path));

        Assert.Equal(written, File.GetLastWriteTimeUtc(directory.DataFiles("*.duckdb").Single()));
    }

    [Fact]
    public async Task A_changed_source_gets_a_new_file()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("orders.csv", Source);
        await using StoreHost first = await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path));
        File.AppendAllText(path, "2,10001,Cup,2,2012-01-01 10:00:00,1.50,17850.0,France\n");

        await using StoreHost second = await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path));

        Assert.Equal(2, directory.DataFiles("*.duckdb").Count);
        Assert.Equal(2011, (await first.Get<IKpiStore>().GetNewestOrderAsync(TestContext.Current.CancellationToken)).Year);
        Assert.Equal(2012, (await second.Get<IKpiStore>().GetNewestOrderAsync(TestContext.Current.CancellationToken)).Year);
    }

    [Fact]
    public async Task What_a_crashed_build_left_behind_is_replaced()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("orders.csv", Source);
        await using (await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path)))
        {
        }

        string orders = directory.DataFiles("*.duckdb").Single();
        File.Delete(orders);
        File.WriteAllText(orders + ".tmp", "half a file");

        await using StoreHost host = await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path));

        Assert.Equal(2011, (await host.Get<IKpiStore>().GetNewestOrderAsync(TestContext.Current.CancellationToken)).Year);
        Assert.Empty(directory.DataFiles("*.tmp"));
    }
}
