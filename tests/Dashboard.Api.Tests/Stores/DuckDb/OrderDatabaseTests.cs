using Dashboard.Api.Stores.DuckDb;
using Dashboard.Api.Stores.DuckDb.Building;
using Dashboard.Api.Stores.DuckDb.Queries;
using Dashboard.Api.Stores.DuckDb.Queries.Details;
using Dashboard.Api.Stores.DuckDb.Sources;
using Dashboard.Api.Tests.Stores.Support;
using DuckDB.NET.Data;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class OrderDatabaseTests(SampleShop shop)
{
    [Fact]
    public async Task A_running_query_ends_when_its_request_is_cancelled()
    {
        using OrderDatabase database = new(OrdersPath());
        using CancellationTokenSource source = new();
        EndlessQuery query = new();

        Task<long> running = database.QueryAsync(query, source.Token);
        await query.Started;
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task After_a_cancelled_query_the_next_one_is_answered()
    {
        using OrderDatabase database = new(OrdersPath());
        using CancellationTokenSource source = new();
        EndlessQuery query = new();
        Task<long> running = database.QueryAsync(query, source.Token);
        await query.Started;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal(2025, (await database.QueryAsync(new NewestOrderQuery(), TestContext.Current.CancellationToken)).Year);
    }

    [Fact]
    public void The_file_cannot_be_changed()
    {
        using OrderDatabase database = new(OrdersPath());
        using DuckDBConnection connection = new($"Data Source={OrdersPath()};ACCESS_MODE=READ_ONLY");
        connection.Open();

        Assert.Throws<DuckDBException>(() => connection.Execute("DELETE FROM orders"));
    }

    [Fact]
    public void A_damaged_file_is_named_with_what_to_do()
    {
        using TemporaryDirectory directory = new();
        string path = directory.Write("orders.duckdb", new string('x', 20_000));

        SourceException failure = Assert.Throws<SourceException>(() => new OrderDatabase(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Delete it", failure.Message, StringComparison.Ordinal);
    }

    private string OrdersPath() => Directory.GetFiles(Path.Combine(shop.Directory, "data"), "*.duckdb").Single();

    private sealed class EndlessQuery : IOrderQuery<long>
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public string Sql => "SELECT count(*) FROM range(10000000000) a, range(10000000000) b WHERE a.range % 7 = b.range % 11";

        public void Bind(DuckDBParameterCollection parameters) => _started.SetResult();

        public long Read(DuckDBDataReader reader) => reader.ReadAll(row => row.GetInt64(0))[0];
    }
}
