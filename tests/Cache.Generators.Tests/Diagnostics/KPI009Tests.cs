using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI009Tests
{
    [Theory]
    [InlineData("[Obsolete(\"gone\", true)] [Cached(CacheType.User)] public interface [|IService|] { int Get(int id); }")]
    [InlineData("[Obsolete(\"gone\", true)] public class Outer { [Cached(CacheType.User)] public interface [|IService|] { int Get(int id); } }")]
    public void An_interface_that_nobody_may_use_is_reported(string source) => DiagnosticCheck.Reports("KPI009", source);

    [Theory]
    [InlineData("[Obsolete] [Cached(CacheType.User)] public interface IService { int Get(int id); }")]
    [InlineData("[Obsolete(\"old\", DiagnosticId = \"OLD01\")] [Cached(CacheType.User)] public interface IService { int Get(int id); }")]
    [InlineData("[Cached(CacheType.User)] public interface IService { int Get(int id); [Obsolete(\"gone\", true)] int Old(int id); }")]
    public void Members_and_warnings_are_not_in_the_way(string source) => DiagnosticCheck.ReportsNothing(source);
}
