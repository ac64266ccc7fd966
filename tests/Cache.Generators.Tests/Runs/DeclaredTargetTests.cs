using System.Reflection;
using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>What <c>[InvalidatesCache]</c> can name, and what it leaves alone.</summary>
public class DeclaredTargetTests
{
    private const string Source = """
        public sealed class CacheUser : ICacheUser { public static string Name = "ann"; public string? Id => Name; }
        public sealed class Filter { public string? Brand { get; set; } public List<int> Sizes { get; set; } = []; }
        public interface IBase
        {
            [Cached("orders")] string Inherited(int id);
            [InvalidatesCache(Method = nameof(Inherited))] void Touch(int id);
        }
        [Cached("orders")]
        public interface IShop : IBase
        {
            string Find(int id);
            string Find(string name);
            string Search(Filter filter);
            [Cached("orders", Key = "{filter.Brand}/{page}")] string Page(Filter filter, int page);
            [Cached(CacheType.User, VaryByUser = true)] string Mine(int id);
            [InvalidatesCache(Method = nameof(Find))] int ChangeName(string name);
            [InvalidatesCache(Method = nameof(Find))] int ChangeId(byte id);
            [InvalidatesCache(Method = nameof(Search))] int Change(Filter filter);
            [InvalidatesCache(Method = nameof(Page))] int ChangeByPath(Filter filter, int page);
            [InvalidatesCache(Method = nameof(Page), Arguments = ["brand", "pages.Length"])] int ChangeByArguments(string brand, int[] pages);
            [InvalidatesCache(Method = nameof(Mine))] int ChangeMine(int id);
            [InvalidatesCache(CacheType.User, CacheType.User), InvalidatesCache("orders")] int ChangeAll();
        }
        public sealed class Shop : IShop
        {
            private int _calls;
            public string Inherited(int id) => $"{++_calls}";
            public void Touch(int id) { }
            public string Find(int id) => $"{++_calls}";
            public string Find(string name) => $"{++_calls}";
            public string Search(Filter filter) => $"{++_calls}";
            public string Page(Filter filter, int page) => $"{++_calls}";
            public string Mine(int id) => $"{++_calls}";
            public int ChangeName(string name) => ++_calls;
            public int ChangeId(byte id) => ++_calls;
            public int Change(Filter filter) { filter.Brand = "other"; filter.Sizes.Add(1); return ++_calls; }
            public int ChangeByPath(Filter filter, int page) => ++_calls;
            public int ChangeByArguments(string brand, int[] pages) => ++_calls;
            public int ChangeMine(int id) => ++_calls;
            public int ChangeAll() => ++_calls;
        }
        public static class Use
        {
            // Says for each cached call whether it is still in the cache after the change.
            public static string After(IServiceProvider services, string change)
            {
                var shop = (IShop)services.GetService(typeof(IShop))!;
                CacheUser.Name = "bob";
                string other = shop.Mine(1);
                CacheUser.Name = "ann";
                Func<string>[] calls =
                [
                    () => shop.Inherited(1), () => shop.Find(1), () => shop.Find("1"), () => shop.Search(new Filter { Brand = "x" }),
                    () => shop.Page(new Filter { Brand = "x" }, 2), () => shop.Page(new Filter { Brand = "x" }, 3), () => shop.Mine(1),
                ];
                string[] before = [.. System.Linq.Enumerable.Select(calls, call => call())];
                switch (change)
                {
                    case "Touch": shop.Touch(1); break;
                    case "ChangeName": shop.ChangeName("1"); break;
                    case "ChangeId": shop.ChangeId(1); break;
                    case "Change": shop.Change(new Filter { Brand = "x" }); break;
                    case "ChangeByPath": shop.ChangeByPath(new Filter { Brand = "x" }, 2); break;
                    case "ChangeByArguments": shop.ChangeByArguments("x", [0, 0, 0]); break;
                    case "ChangeMine": shop.ChangeMine(1); break;
                    case "ChangeAll": shop.ChangeAll(); break;
                }

                string gone = string.Concat(System.Linq.Enumerable.Select(System.Linq.Enumerable.Zip(before, calls), pair => pair.First == pair.Second() ? "-" : "x"));
                CacheUser.Name = "bob";
                return gone + (other == shop.Mine(1) ? "-" : "x");
            }

            public static bool RunsEachTime(IServiceProvider services)
            {
                var shop = (IShop)services.GetService(typeof(IShop))!;
                return shop.ChangeName("a") != shop.ChangeName("a");
            }
        }
        """;

    private static readonly Assembly Shop = GeneratorHarness.Run(Source).Load();

    [Theory]
    [InlineData("nothing", "--------")]
    [InlineData("Touch", "x-------")]
    [InlineData("ChangeId", "-x------")]
    [InlineData("ChangeName", "--x-----")]
    [InlineData("Change", "---x----")]
    [InlineData("ChangeByPath", "----x---")]
    [InlineData("ChangeByArguments", "-----x--")]
    [InlineData("ChangeMine", "------x-")]
    [InlineData("ChangeAll", "xxxxxxxx")]
    public async Task What_is_named_is_gone_and_the_rest_stays(string change, string gone)
    {
        await using var host = new SampleHost(Shop, "Shop", "CacheUser");

        Assert.Equal(gone, host.Use<string>("After", change));
    }

    [Fact]
    public async Task A_method_that_invalidates_is_not_cached_although_the_interface_is()
    {
        await using var host = new SampleHost(Shop, "Shop", "CacheUser");

        Assert.True(host.Use<bool>("RunsEachTime"));
    }

    [Fact]
    public async Task A_service_that_only_invalidates_is_decorated_and_reaches_types_and_tags_of_another()
    {
        Assembly sample = GeneratorHarness.Run("""
            public interface IReader { [Cached("orders", Tags = ["brand:{brand}"])] int Count(string brand); [Cached(CacheType.Search)] int Total(); }
            public interface IWriter
            {
                [InvalidatesCache(Tags = ["brand:{brand}"])] void Add(string brand);
                [InvalidatesCache(CacheType.Search)] void Finish();
            }
            public sealed class Reader : IReader { private int _calls; public int Count(string brand) => ++_calls; public int Total() => ++_calls; }
            public sealed class Writer : IWriter { public void Add(string brand) { } public void Finish() { } }
            public static class Use
            {
                public static string All(IServiceProvider services)
                {
                    var reader = (IReader)services.GetService(typeof(IReader))!;
                    var writer = (IWriter)services.GetService(typeof(IWriter))!;
                    string first = $"{reader.Count("a")} {reader.Count("b")} {reader.Total()}";
                    writer.Add("b");
                    string second = $"{reader.Count("a")} {reader.Count("b")} {reader.Total()}";
                    writer.Finish();
                    return $"{first}, {second}, {reader.Count("a")} {reader.Count("b")} {reader.Total()}";
                }
            }
            """).Load();
        await using var host = new SampleHost(sample, "Reader", "Writer");

        Assert.Equal("1 2 3, 1 4 3, 1 4 5", host.Use<string>("All"));
    }
}
