using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Text;

public class DecoratorTextTests
{
    private const string Source = """
        namespace App;
        public sealed record DateRange(DateOnly From, DateOnly To);
        public sealed record Kpis(decimal Revenue, string? Note);
        public interface IDashboardService
        {
            [Cached(CacheType.Dashboard, TtlSeconds = 60)] Task<Kpis> GetAsync(DateRange range, CancellationToken cancellationToken);
            [Cached("orders")] ValueTask<int> CountAsync(IReadOnlyList<string> regions, int days);
            [Cached(CacheType.Search)] string? Find(string text);
            void Refresh();
            [Cached(CacheType.Dashboard)] IAsyncEnumerable<Kpis> HistoryAsync(List<string> regions, CancellationToken cancellationToken);
        }
        """;

    private const string Writer = """
        namespace App;
        public sealed record Product(string Sku, string? Brand);
        public interface ICatalogue
        {
            [Cached(CacheType.Product, Tags = ["brand:{filter.Brand}", "catalogue"])] Task<int> CountAsync(Product filter, IReadOnlyList<int> sizes);
            [InvalidatesCache(CacheType.Search, Method = nameof(CountAsync), Arguments = ["product", "sizes"], Tags = ["brand:{product.Brand}"])]
            Task<Product> SaveAsync(Product product, in int[] sizes);
            [InvalidatesCache("orders")] void Clear();
        }
        """;

    [Fact]
    public void A_cached_task_has_a_hit_path_and_a_miss_path()
        => Snapshot.Verify(Region("App.IDashboardService.GetAsync(") + "\n\n" + Region("LoadGetAsync(GetAsyncKey"), "GetAsync");

    [Fact]
    public void A_mutable_argument_is_detached_on_the_miss_path()
        => Snapshot.Verify(Region("LoadCountAsync(CountAsyncKey"), "CountAsync");

    [Fact]
    public void A_stream_is_replayed_when_it_is_read()
        => Snapshot.Verify(Region("App.IDashboardService.HistoryAsync("), "HistoryAsync");

    [Fact]
    public void A_key_is_a_struct_with_exact_equality()
        => Snapshot.Verify(Region("readonly struct CountAsyncKey"), "CountAsyncKey");

    [Fact]
    public void A_guid_in_a_key_is_kept_in_two_halves()
        => Snapshot.Verify(
            Region("namespace App; public interface IOrders { [Cached(\"orders\")] Task<int> CountAsync(Guid id, string _id, Guid? other); }", "IOrders", "readonly struct CountAsyncKey"),
            "CountAsyncKey");

    [Fact]
    public void A_record_in_a_key_is_compared_member_by_member()
        => Snapshot.Verify(Region("static class DateRangePart"), "DateRangePart");

    [Fact]
    public void An_object_in_a_payload_is_an_array_of_its_members()
        => Snapshot.Verify(Region("static class KpisPayload"), "KpisPayload");

    [Fact]
    public void A_codec_carries_the_fingerprint_of_its_shape()
        => Snapshot.Verify(Region("class KpisCodec"), "KpisCodec");

    [Fact]
    public void Methods_describe_what_is_cached()
        => Snapshot.Verify(Region("internal sealed class Methods"), "Methods");

    [Fact]
    public void Key_factories_stand_beside_the_service()
        => Snapshot.Verify(Region("namespace App"), "Keys");

    [Fact]
    public void A_batch_is_answered_from_the_entries_of_the_method_that_it_names()
    {
        string text = Snapshot.Region(
            GeneratorHarness.Run("""
                namespace App;
                public sealed record Product(string Sku);
                public interface IProductService
                {
                    [Cached(CacheType.Product, Key = "{market}:{sku}", VaryByUser = true)] Task<Product?> GetAsync(string sku, string market);
                    [CachedBatch(nameof(GetAsync))] Task<IReadOnlyDictionary<string, Product>> GetManyAsync(IReadOnlyCollection<string> skus, string market, CancellationToken token);
                }
                """).Text("IProductService"),
            "App.IProductService.GetManyAsync(");

        Snapshot.Verify(text[..text.IndexOf("\n\n", StringComparison.Ordinal)], "GetManyAsync");
    }

    [Fact]
    public void A_construction_has_key_factories_of_its_own()
    {
        GeneratorRun run = GeneratorHarness.Run("""
            namespace App;
            public sealed record Product(string Sku);
            [Cached(CacheType.Product, Closed = [typeof(IRepository<Product>)])] public interface IRepository<T> { Task<T?> FindAsync(string id, CancellationToken token); }
            """);

        Snapshot.Verify(Snapshot.Region(run.Text("App.RepositoryOfProduct."), "namespace App"), "RepositoryOfProductKeys");
    }

    [Fact]
    public void A_method_that_invalidates_is_forwarded_and_then_invalidates()
        => Snapshot.Verify(
            $"{Region(Writer, "ICatalogue", "SaveAsync(")}\n\n{Region(Writer, "ICatalogue", ".Clear()")}",
            "SaveAsync");

    [Fact]
    public void Tags_are_taken_from_the_key()
        => Snapshot.Verify(Region(Writer, "ICatalogue", "internal sealed class Methods"), "Methods");

    [Fact]
    public void A_policy_is_part_of_the_description()
        => Snapshot.Verify(Region(Policies, "IForecasts", "internal sealed class Methods"), "Methods");

    [Fact]
    public void Registration_decorates_every_service()
        => Snapshot.Verify(GeneratorHarness.Run(Source).Text("AddCachedServices"), "AddCachedServices");

    [Fact]
    public void Registration_exists_without_any_service()
        => Snapshot.Verify(GeneratorHarness.Run("public interface IPlain;").Text("AddCachedServices"), "AddCachedServices");

    [Fact]
    public void A_snapshot_that_differs_fails()
        => Assert.ThrowsAny<Exception>(() => Snapshot.Verify("// not what was verified", "AddCachedServices", test: nameof(Registration_exists_without_any_service)));

    private const string Policies = """
        namespace App;
        public interface IForecasts
        {
            [Cached(CacheType.Product, StaleSeconds = 600, JitterPercent = 5, RefreshBehind = true, SoftTimeoutMilliseconds = 200, When = nameof(IsUseful), Fallback = nameof(Unknown))]
            Task<string?> GetAsync(string region, CancellationToken token);
            static bool IsUseful(string? text) => text is not null;
            static string? Unknown => null;
        }
        """;

    private static string Region(string start) => Region(Source, "IDashboardService", start);

    private static string Region(string source, string hint, string start) => Snapshot.Region(GeneratorHarness.Run(source).AssertClean().Text(hint), start);
}
