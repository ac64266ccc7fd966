using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI041Tests
{
    [Theory]
    [InlineData("public sealed class Result { private Result() { } public int Id { get; set; } }", "no accessible constructor")]
    [InlineData("public sealed class Result(int number) { public int Id { get; set; } = number; }", "no accessible constructor")]
    [InlineData("public sealed class Result { public List<int> Items { get; } = []; }", "'Items' could not be set again")]
    [InlineData("public sealed class Result { public int Id { get; private set; } public void Next() => Id++; }", "'Id' could not be set again")]
    [InlineData("public sealed class Result { private readonly List<int> _items = []; public IReadOnlyList<int> Items => _items; }", "'Items' could not be set again")]
    [InlineData("public sealed class Result { [MessagePack.IgnoreMember] public required int Id { get; set; } }", "'Id' is required")]
    [InlineData("public readonly struct Result(string text) { private readonly string _text = text; public bool IsEmpty => _text.Length == 0; public Result() : this(string.Empty) { } }", "holds its state in private")]
    [InlineData("public sealed class Result { private int _count; public void Next() => _count++; }", "holds its state in private")]
    public void A_result_that_cannot_be_read_back_is_reported(string type, string reason)
        => Assert.Contains(reason, Assert.Single(DiagnosticCheck.Reports("KPI041", Service(type, "[|Get|]"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("public sealed class Result { public int Id { get; set; } public int Twice => Id * 2; }")]
    [InlineData("public sealed class Result(int id) { public int Id { get; } = id; }")]
    [InlineData("public sealed class Result { internal Result() { } public int Id { get; internal set; } }")]
    [InlineData("public sealed record Result { public static readonly Result Instance = new(); public const int Version = 1; }")]
    [InlineData("public readonly struct Result;")]
    [InlineData("public sealed class Result { [MessagePack.IgnoreMember] public int Id { get; set; } }")]
    public void A_result_that_can_be_read_back_is_not_reported(string type) => DiagnosticCheck.ReportsNothing(Service(type, "Get"));

    private static string Service(string type, string name) => $"{type} [Cached(CacheType.User)] public interface IService {{ Result {name}(int id); }}";
}
