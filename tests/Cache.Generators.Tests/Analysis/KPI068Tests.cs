using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Analysis;

public class KPI068Tests
{
    [Theory]
    [InlineData("ICacheUser", "user.Id!.Length")]
    [InlineData("System.Security.Claims.ClaimsPrincipal", "user.Identity!.Name!.Length")]
    [InlineData("System.Security.Principal.IPrincipal", "user.Identity!.Name!.Length")]
    [InlineData("System.Security.Principal.IIdentity", "user.Name!.Length")]
    [InlineData("System.Security.Claims.ClaimsIdentity", "user.Name!.Length")]
    [InlineData("Microsoft.AspNetCore.Http.IHttpContextAccessor", "user.Name.Length")]
    [InlineData("Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider", "user.GetHashCode()")]
    [InlineData("Tenants", "user.Id!.Length")]
    public async Task A_service_that_is_told_who_calls_is_reported(string type, string use)
        => Assert.Contains(
            "'user' says who calls, but all users share the entries of 'Get': set VaryByUser = true",
            Assert.Single(await ReportsAsync($"public class Service({type} [|user|]) : IService {{ public int Get(int id) => id + {use}; {Others} }}")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("private readonly ICacheUser [|_user|] = null!; public int Get(int id) => id + _user.Id!.Length;")]
    [InlineData("public ICacheUser [|User|] { get; set; } = null!; public int Get(int id) => id + User.Id!.Length;")]
    [InlineData("private readonly ICacheUser _user; public Service(ICacheUser [|user|]) { _user = user; } public int Get(int id) => id + _user.Id!.Length;")]
    [InlineData("private readonly string? _id; public Service(ICacheUser [|user|]) => _id = user.Id; public int Get(int id) => id + _id!.Length;")]
    [InlineData("private readonly ICacheUser [|_user|] = null!; private string? Id => _user.Id; public int Get(int id) => id + Id!.Length;")]
    [InlineData("private readonly ICacheUser [|_user|] = null!; public int Get(int id) => Load(id); private int Load(int id) => id + _user.Id!.Length;")]
    [InlineData("private readonly ICacheUser [|_user|] = null!; public int Get(int id) { Func<int> load = () => Inner(); return load() + id; int Inner() => _user.Id!.Length; }")]
    [InlineData("private readonly ICacheUser [|_user|] = null!; int IService.Get(int id) => id + _user.Id!.Length;")]
    public async Task It_is_reported_where_it_is_injected_however_the_method_reads_it(string members)
        => await ReportsAsync($"public class Service : IService {{ {members} {Others} }}");

    [Theory]
    [InlineData("[|System.Security.Claims.ClaimsPrincipal.Current|]!.Identity!.Name!.Length", "'ClaimsPrincipal.Current' says who calls")]
    [InlineData("[|Thread.CurrentPrincipal|]!.Identity!.Name!.Length", "'Thread.CurrentPrincipal' says who calls")]
    [InlineData("[|CacheLoad.UserId|]!.Length", "'CacheLoad.UserId' says who calls")]
    public async Task What_is_read_from_the_surroundings_is_reported_there(string read, string message)
        => Assert.Contains(message, Assert.Single(await ReportsAsync($"public class Service : IService {{ public int Get(int id) => id + {read}; {Others} }}")), StringComparison.Ordinal);

    [Fact]
    public async Task All_methods_that_depend_on_it_are_named()
        => Assert.Contains(
            "the entries of 'Find', 'Get':",
            Assert.Single(await ReportsAsync(
                "public class Service(ICacheUser [|user|]) : IService { public int Get(int id) => id + user.Id!.Length; public int? Find(int id) => Get(id); public int Own() => 1; public int Live() => 1; }",
                "KPI066")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("ICacheUser user", "public int Live() => user.Id!.Length; public int Own() => 1;")]
    [InlineData("ICacheUser user", "public int Own() => user.Id!.Length; public int Live() => 1;")]
    [InlineData("ICacheUser user", "public void Note() => Console.WriteLine(user.Id); public int Own() => 1; public int Live() => 1;")]
    [InlineData("IFormatProvider user", "public string Text => 1.ToString(user); public int Own() => 1; public int Live() => 1;")]
    public async Task A_service_whose_cached_methods_do_not_read_it_is_not(string parameter, string members)
        => await ReportsAsync($"public class Service({parameter}) : IService {{ public int Get(int id) => id; public int? Find(int id) => id; {members} }}");

    [Theory]
    [InlineData("public interface IPlain { int Get(int id); }", "IPlain")]
    [InlineData("[Cached(CacheType.User, VaryByUser = true)] public interface IVaried { int Get(int id); }", "IVaried")]
    [InlineData("[Cached(CacheType.User, Except = [nameof(Get)])] public interface IChosen { int Get(int id); int Other() => 1; }", "IChosen")]
    [InlineData("public interface IPart { int Get(int id); [Cached(CacheType.User)] int Other() => 1; }", "IPart")]
    public async Task A_service_that_shares_nothing_among_users_is_not(string contract, string name)
        => await ReportsAsync($"{contract} public class Service(ICacheUser user) : {name} {{ public int Get(int id) => id + user.Id!.Length; }}");

    [Fact]
    public async Task What_a_base_class_holds_is_reported_where_it_is_read()
        => await ReportsAsync(
            $"public abstract class Base {{ protected ICacheUser User {{ get; set; }} = null!; }} public class Service : Base, IService {{ public int Get(int id) => id + [|User|].Id!.Length; {Others} }}");

    [Fact]
    public async Task Two_dependencies_are_two_reports()
        => await ReportsAsync(
            "public class Service(ICacheUser [|user|], Tenants [|tenants|]) : IService { public int Get(int id) => id + user.Id!.Length; public int? Find(int id) => tenants.Id!.Length; public int Own() => 1; public int Live() => 1; }");

    private const string Others = "public int? Find(int id) => id; public int Own() => 1; public int Live() => 1;";

    private const string Declarations = """
        namespace Microsoft.AspNetCore.Http { public interface IHttpContextAccessor { string Name { get; } } }
        namespace Microsoft.AspNetCore.Components.Authorization { public abstract class AuthenticationStateProvider; }
        public sealed class Tenants : ICacheUser { public string? Id => "1"; }
        [Cached(CacheType.User)] public interface IService { int Get(int id); int? Find(int id); [Cached(CacheType.User, VaryByUser = true)] int Own(); [NotCached] int Live(); }

        """;

    private static Task<string[]> ReportsAsync(string source, string besides = "") => DiagnosticCheck.AnalysisReportsAsync(
        "KPI068", (besides.Length > 0 ? $"#pragma warning disable {besides}\n" : string.Empty) + Declarations + source);
}
