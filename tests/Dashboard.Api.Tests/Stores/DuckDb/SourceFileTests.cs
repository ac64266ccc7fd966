using System.IO.Compression;
using System.Text;
using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.DuckDb.Building;
using Dashboard.Api.Stores.DuckDb.Sources;
using Dashboard.Api.Tests.Stores.Support;
using DuckDB.NET.Data;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class SourceFileTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private const string Lines = """
        1,10001,"Cup, blue",2,2011-01-01 10:00:00,1.50,17850.0,France
        1,POST,Postage,1,2011-01-01 10:01:00,4,17850.0,France
        2,10001,"Cup, blue",1,2011-01-02 09:00:00,1.50,,Spain
        C3,10001,"Cup, blue",-1,2011-01-03 09:00:00,1.50,17850,France
        4,10002,,-5,2011-01-04 09:00:00,0,,France

        """;

    [Fact]
    public async Task A_small_file_is_read_as_its_columns_say()
    {
        using TemporaryDirectory directory = new();
        await AssertSmallShopAsync(directory, directory.Write("it's small.csv", Header + Lines));
    }

    [Fact]
    public async Task A_compressed_file_is_read()
    {
        using TemporaryDirectory directory = new();
        string path = Path.Combine(directory.Path, "small.csv.gz");
        await using (GZipStream stream = new(File.Create(path), CompressionLevel.Fastest))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(Header + Lines), TestContext.Current.CancellationToken);
        }

        await AssertSmallShopAsync(directory, path);
    }

    [Fact]
    public async Task A_parquet_file_with_typed_columns_is_read()
    {
        using TemporaryDirectory directory = new();
        string csv = directory.Write("small.csv", Header + Lines);
        string path = Path.Combine(directory.Path, "small.parquet");
        using (DuckDBConnection connection = new("Data Source=:memory:"))
        {
            connection.Open();
            connection.Execute($"COPY (SELECT * FROM read_csv('{csv}')) TO '{path}' (FORMAT parquet)");
        }

        await AssertSmallShopAsync(directory, path);
    }

    [Fact]
    public async Task Categories_of_the_source_are_used_where_there_are_any()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("small.csv", Header.TrimEnd('\n') + ",Category\n1,10001,Cup,2,2011-01-01 10:00:00,1.50,17850.0,France,Kitchen\n");
        await using StoreHost host = await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path));

        Assert.Equal("Kitchen", (await host.Get<IProductStore>().FindAsync("10001", TestContext.Current.CancellationToken))!.Category);
    }

    [Theory]
    [InlineData("orders.csv", null, "there is no such file")]
    [InlineData("orders.xlsx", "x", ".csv, .csv.gz or .parquet")]
    [InlineData("orders.csv", "", "")]
    [InlineData("orders.csv", "InvoiceNo,StockCode,Quantity\n1,2,3\n", "lacks the columns Description, InvoiceDate, UnitPrice, CustomerID, Country")]
    [InlineData("orders.csv", Header, "holds no order lines")]
    [InlineData("orders.csv", Header + "1,10001,Cup,2,2011-01-01,1.5,1,France\n2,10001,Cup,many,2011-01-01,1.5,1,France\n", "in data row 2 the column Quantity is 'many'")]
    [InlineData("orders.csv", Header + "1,10001,Cup,2,soon,1.5,1,France\n", "column InvoiceDate is 'soon'")]
    [InlineData("orders.csv", Header + "1,10001,Cup,2,2011-01-01,,1,France\n", "column UnitPrice is empty")]
    [InlineData("orders.parquet", "no parquet", "cannot be read")]
    [InlineData("orders.csv.gz", "no gzip", "cannot be read")]
    public async Task A_file_that_cannot_be_used_stops_the_start_with_the_setting_the_file_and_the_problem(string name, string? content, string problem)
    {
        using TemporaryDirectory directory = new();
        string path = content is null ? Path.Combine(directory.Path, name) : directory.Write(name, content);

        SourceException failure = await Assert.ThrowsAsync<SourceException>(() => StoreHost.StartAsync(directory.Path, ("Kpi:Source", path)));

        Assert.Contains("Kpi:Source", failure.Message, StringComparison.Ordinal);
        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Empty(directory.DataFiles("*.duckdb*"));
    }

    private static async Task AssertSmallShopAsync(TemporaryDirectory directory, string path)
    {
        await using StoreHost host = await StoreHost.StartAsync(directory.Path, ("Kpi:Source", path));
        KpiWindow window = KpiWindow.LastDays(31, new DateTimeOffset(2011, 2, 1, 0, 0, 0, TimeSpan.Zero));

        DashboardDto dashboard = await host.Get<IKpiStore>().GetDashboardAsync(window, window.To, TestContext.Current.CancellationToken);

        Assert.Equal(new PeriodTotalsDto(2, 8.5m, 4.25m, 4, 1, -1.5m), dashboard.Summary.Current);
        Assert.Equal(new CustomerActivityDto(1, 1, 0, 1, 7m, 0m), dashboard.Customers);
        Assert.Equal([new TopProductDto("10001", "Cup, blue", 4.5m, 3, 2)], dashboard.TopProducts);
        Assert.Equal([new CategoryShareDto("1-2.5", 4.5m, 3, 2, 1)], dashboard.CategoryMix);
        Assert.Equal(1, dashboard.Basket.Status["writeoff"]);
    }
}
