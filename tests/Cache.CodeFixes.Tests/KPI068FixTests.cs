using KpiGen.Cache.CodeFixes.Tests.Harness;

namespace KpiGen.Cache.CodeFixes.Tests;

public class KPI068FixTests
{
    private const string Usings = "using KpiGen.Cache;\n\n";

    [Fact]
    public Task The_attribute_of_the_interface_is_extended_where_it_covers_no_other_method()
        => FixTest<VaryByUserFix>.FixesFilesAsync(
            (
                Usings + "[Cached(CacheType.User, TtlSeconds = 60)]\npublic interface IService\n{\n    int Get(int id);\n    int? Find(int id);\n    [NotCached] int Live();\n}\n",
                Usings + "[Cached(CacheType.User, TtlSeconds = 60, VaryByUser = true)]\npublic interface IService\n{\n    int Get(int id);\n    int? Find(int id);\n    [NotCached] int Live();\n}\n"),
            Class("public class Service(ICacheUser {|KPI068:user|}) : IService { public int Get(int id) => id + user.Id!.Length; public int? Find(int id) => user.Id!.Length; public int Live() => 1; }"));

    [Fact]
    public Task Otherwise_the_methods_get_one_of_their_own()
        => FixTest<VaryByUserFix>.FixesFilesAsync(
            (
                Usings + "[Cached(CacheType.User, TtlSeconds = 60, Except = [nameof(Live)])]\npublic interface IService\n{\n    int Get(int id);\n    int? Find(int id);\n    int Live();\n}\n",
                Usings + "[Cached(CacheType.User, TtlSeconds = 60, Except = [nameof(Live)])]\npublic interface IService\n{\n    [Cached(CacheType.User, TtlSeconds = 60, VaryByUser = true)]\n    int Get(int id);\n    int? Find(int id);\n    int Live();\n}\n"),
            Class("public class Service(ICacheUser {|KPI068:user|}) : IService { public int Get(int id) => id + user.Id!.Length; public int? Find(int id) => id; public int Live() => 1; }"));

    [Fact]
    public Task An_attribute_of_the_method_is_extended_or_corrected()
        => FixTest<VaryByUserFix>.FixesFilesAsync(
            (
                Usings + "public interface IService\n{\n    [Cached(CacheType.User)] int Get(int id);\n    [Cached(CacheType.User, VaryByUser = false)] int? Find(int id);\n    [Cached(CacheType.User)] int Live();\n}\n",
                Usings + "public interface IService\n{\n    [Cached(CacheType.User, VaryByUser = true)] int Get(int id);\n    [Cached(CacheType.User, VaryByUser = true)] int? Find(int id);\n    [Cached(CacheType.User)] int Live();\n}\n"),
            Class("public class Service(ICacheUser {|KPI068:user|}) : IService { public int Get(int id) => id + user.Id!.Length; public int? Find(int id) => Find(); private int Find() => user.Id!.Length; public int Live() => 1; }"));

    [Fact]
    public Task Several_dependencies_ask_for_one_change()
        => FixTest<VaryByUserFix>.FixesFilesAsync(
            (
                Usings + "public interface IService\n{\n    [Cached(CacheType.User)] int Get(int id);\n}\n",
                Usings + "public interface IService\n{\n    [Cached(CacheType.User, VaryByUser = true)] int Get(int id);\n}\n"),
            Class("public class Service(ICacheUser {|KPI068:user|}) : IService { public int Get(int id) => id + user.Id!.Length + {|KPI068:CacheLoad.UserId|}!.Length; }"));

    [Fact]
    public Task A_service_of_another_project_is_changed_there()
        => FixTest<VaryByUserFix>.FixesLibraryAsync(
            "public class Service(ICacheUser {|KPI068:user|}) : IService { public int Get(int id) => id + user.Id!.Length; }",
            (
                Usings + "[Cached(CacheType.User)] public interface IService { int Get(int id); }\n",
                Usings + "[Cached(CacheType.User, VaryByUser = true)] public interface IService { int Get(int id); }\n"));

    [Fact]
    public Task Nothing_is_offered_where_other_methods_would_change()
        => FixTest<VaryByUserFix>.OffersNothingAsync(
            """
            public interface IBase { int Get(int id); int Find(int id); }
            [Cached(CacheType.User)] public interface IService : IBase;
            public class Service(ICacheUser {|KPI068:user|}) : IService { public int Get(int id) => id + user.Id!.Length; public int Find(int id) => id; }
            """);

    private static (string Before, string After) Class(string source) => (Usings + source, Usings + FixTest<VaryByUserFix>.Unmarked(source).Replace("{|KPI068:CacheLoad.UserId|}", "CacheLoad.UserId", System.StringComparison.Ordinal));
}
