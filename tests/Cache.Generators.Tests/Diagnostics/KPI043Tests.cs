using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI043Tests
{
    [Theory]
    [InlineData("[Key(0)] public int A { get; set; } public int B { get; set; }", "'B' has neither [Key] nor [IgnoreMember]")]
    [InlineData("[Key(0)] public int A { get; set; } [Key(0)] public int B { get; set; }", "the same [Key]")]
    [InlineData("[Key(0)] public int A { get; set; } [Key(\"b\")] public int B { get; set; }", "numbers and names")]
    [InlineData("[Key(-1)] public int A { get; set; }", "between 0 and 1023")]
    [InlineData("[Key(5000)] public int A { get; set; }", "between 0 and 1023")]
    [InlineData("[Key(0), MessagePackFormatter(typeof(int))] public int A { get; set; }", "[MessagePackFormatter]")]
    public void A_contract_that_cannot_be_kept_is_reported(string members, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI043", Source("", members, "[|Get|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "[Key(3)] public int A { get; set; } [IgnoreMember] public object? B { get; set; }")]
    [InlineData("", "[Key(\"a\")] public int A { get; set; } [Key(\"b\")] public int B { get; set; }")]
    [InlineData("(true)", "public int A { get; set; } public int B { get; set; }")]
    public void A_contract_is_not_reported(string arguments, string members) => DiagnosticCheck.ReportsNothing(Source(arguments, members, "Get"));

    private static string Source(string arguments, string members, string name)
        => $"using MessagePack; [MessagePackObject{arguments}] public sealed class Item {{ {members} }} [Cached(CacheType.User)] public interface IService {{ Item {name}(int id); }}";
}
