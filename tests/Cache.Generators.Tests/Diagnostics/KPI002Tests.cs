using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI002Tests
{
    [Theory]
    [InlineData("[Cached(CacheType.User)] file interface [|IService|] { int Get(int id); }", "local to its file")]
    [InlineData("public class Outer { [Cached(CacheType.User)] private interface [|IService|] { int Get(int id); } }", "private")]
    [InlineData("public class Outer { [Cached(CacheType.User)] protected interface [|IService|] { int Get(int id); } }", "protected")]
    [InlineData("public class Outer { [Cached(CacheType.User)] private protected interface [|IService|] { int Get(int id); } }", "protected")]
    [InlineData("public class Outer { private class Inner { [Cached(CacheType.User)] public interface [|IService|] { int Get(int id); } } }", "private ('Inner')")]
    public void An_interface_that_generated_code_cannot_see_is_reported(string source, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI002", source)), StringComparison.Ordinal);

    [Fact]
    public void Internal_interfaces_are_visible()
        => DiagnosticCheck.ReportsNothing("internal class Outer { [Cached(CacheType.User)] protected internal interface IService { int Get(int id); } }");
}
