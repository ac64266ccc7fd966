namespace KpiGen.Cache.Integration.Tests;

/// <summary>The origin; it counts its calls.</summary>
public sealed class ShopService : IShopService
{
    private int _calls;

    public Task<Basket?> GetAsync(int id, string region, CancellationToken cancellationToken)
    {
        int call = Interlocked.Increment(ref _calls);
        return Task.FromResult(id < 0 ? null : Create(region, call));
    }

    public ValueTask<int> CountAsync(DayOfWeek day) => new(Interlocked.Increment(ref _calls));

    public ValueTask<Basket> FindAsync(Guid id) => new(Create(id.ToString(), Interlocked.Increment(ref _calls)));

    public Basket Peek(BasketQuery query) => Create(query.Region, Interlocked.Increment(ref _calls));

    public int CountSince(DateTime since, string? region) => Interlocked.Increment(ref _calls);

    public Task<long> TotalAsync() => Task.FromResult((long)Interlocked.Increment(ref _calls));

    public Task<int> CallsAsync() => Task.FromResult(_calls);

    private static Basket Create(string note, int call) => new(
        new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
        note,
        BasketState.Paid,
        new DateTimeOffset(2011, 12, 9, 12, 50, 0, TimeSpan.FromHours(-5)),
        TimeSpan.FromMinutes(90),
        168_469.60m + call,
        null,
        [new BasketLine("85123A", 6, 2.55m), new BasketLine("POST", 1, null)],
        new Dictionary<string, System.Collections.Immutable.ImmutableArray<int>> { ["sizes"] = [1, 2, 3], [""] = [] },
        call % 2 == 0 ? null : Create(note, call + 1));
}
