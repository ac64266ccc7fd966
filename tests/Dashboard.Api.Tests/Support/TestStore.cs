using System.Collections.Concurrent;
using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Kpis.Users;
using KpiGen.Cache;

namespace Dashboard.Api.Tests.Support;

/// <summary>All stores in memory: counts what it is asked, fails on demand, and waits at a gate where a test needs calls to overlap.</summary>
internal sealed class TestStore : IKpiStore, IProductStore, ISearchStore, IUserStore, IAnalyticsStore
{
    public const string KnownUser = "14646";

    private readonly ConcurrentDictionary<string, ProductDto> _products = new(StringComparer.Ordinal);
    private int _calls;

    public TestStore() => _products["A1"] = new ProductDto("A1", "Red bag", "A bag", "Bags", "Acme", 4.95m);

    /// <summary>The number of questions and writes so far.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What every call throws, as long as it is set.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether every call says that its answer is incomplete.</summary>
    public bool IsPartial { get; set; }

    /// <summary>What every call waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public ConcurrentQueue<KpiWindow> Windows { get; } = [];

    public ConcurrentQueue<SearchRequest> Searches { get; } = [];

    public async Task<DashboardDto> GetDashboardAsync(KpiWindow window, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await EnterAsync();
        Windows.Enqueue(window);
        var totals = new PeriodTotalsDto(2, 30m, 15m, 4, 1, -5m);
        return new DashboardDto(
            asOf,
            window.From,
            window.To,
            new SummaryDto(totals, totals with { Revenue = 20m }),
            [new RevenuePointDto(new DateOnly(2011, 11, 10), 2, 30m)],
            [new TopProductDto("A1", "Red bag", 30m, 4, 2)],
            [new CategoryShareDto("Bags", 30m, 4, 2, 1)],
            new GeographyDto([new CountryDto("EIRE", 2, 30m, 1)], 0),
            new CustomerActivityDto(1, 1, 1, 0, 10m, 20m),
            new BasketDto(
                new Dictionary<string, double?> { ["50.0"] = 15 },
                new Dictionary<string, double?> { ["50.0"] = null },
                10m,
                20m,
                1.5,
                [new BucketDto("*-10.0", null, 10m, 0)],
                new Dictionary<string, long> { ["completed"] = 2 }));
    }

    public async Task<DateTimeOffset> GetNewestOrderAsync(CancellationToken cancellationToken)
    {
        await EnterAsync();
        return new DateTimeOffset(2011, 12, 9, 12, 50, 0, TimeSpan.Zero);
    }

    public async Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return _products.GetValueOrDefault(sku);
    }

    public async Task<ProductStatsDto> GetStatsAsync(string sku, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return new ProductStatsDto(sku, 30m, 4, 2, 4.95m, 4.95m, 4.95, null);
    }

    public async Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return new ProductPageDto(_products.Count, page, size, [.. _products.Values.OrderBy(product => product.Sku, StringComparer.Ordinal)]);
    }

    public async Task<bool> TryCreateAsync(ProductDto product, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return _products.TryAdd(product.Sku, product);
    }

    public async Task<bool> TryReplaceAsync(ProductDto product, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return _products.TryGetValue(product.Sku, out ProductDto? known) && _products.TryUpdate(product.Sku, product, known);
    }

    public async Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        await EnterAsync();
        Searches.Enqueue(request);
        SearchItemDto[] items =
        [
            .. _products.Values
                .Where(product => product.Name.Contains(request.Query, StringComparison.OrdinalIgnoreCase))
                .Select(product => new SearchItemDto(product.Sku, product.Name, product.Name, product.Price, 1)),
        ];
        return new SearchPageDto(items.Length, true, request.Page, request.Size, items, new SearchFacetsDto([], new PriceStatsDto(0, null, null, null)));
    }

    async Task<UserDto?> IUserStore.FindAsync(string customerId, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return customerId == KnownUser
            ? new UserDto(customerId, "Netherlands", 1, 10m, 10m, 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, [], [])
            : null;
    }

    public async Task<AnalyticsDto> GetAsync(AnalyticsRequest request, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return new AnalyticsDto(
            request.By, request.Metric, request.Interval, [new AnalyticsSeriesDto("EIRE", 30m, [new AnalyticsPointDto(new DateOnly(2011, 12, 1), 30m)])]);
    }

    public async Task<TrendingDto> GetTrendingAsync(int days, int size, CancellationToken cancellationToken)
    {
        await EnterAsync();
        return new TrendingDto(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(days), [new TrendingProductDto("A1", "Red bag", 30m, 20m, 4, 3)]);
    }

    private async Task EnterAsync()
    {
        Interlocked.Increment(ref _calls);
        await Gate;
        if (IsPartial)
        {
            CacheLoad.MarkPartial();
        }

        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
