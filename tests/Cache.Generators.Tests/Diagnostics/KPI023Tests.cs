using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI023Tests
{
    [Theory]
    [InlineData("{ID}", "no readable 'ID' in the parameters of 'Get'")]
    [InlineData("{id.Nothing}", "no readable 'Nothing' in 'Range'")]
    [InlineData("{id.Secret}", "no readable 'Secret'")]
    [InlineData("{id.Written}", "no readable 'Written'")]
    [InlineData("{id.Method}", "no readable 'Method'")]
    public void A_name_that_does_not_exist_is_reported(string template, string message)
        => Assert.Contains(message, Assert.Single(DiagnosticCheck.Reports("KPI023", Source($"[|Cached(CacheType.User, Key = \"{template}\")|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{id}")]
    [InlineData("{id.From.Year}")]
    [InlineData("{@id.Days}")]
    public void A_name_is_not_reported(string template) => DiagnosticCheck.ReportsNothing(Source($"Cached(CacheType.User, Key = \"{template}\")"));

    private static string Source(string attribute) => $$"""
        public record Base { public int Days; private int Secret => Days; public int Written { set => Days = value + Secret; } public int Method() => 0; }
        public sealed record Range(DateOnly From) : Base;
        public interface IService { [{{attribute}}] int Get({{(attribute.Contains("\"{id}", StringComparison.Ordinal) ? "int" : "Range")}} id); }
        """;
}
