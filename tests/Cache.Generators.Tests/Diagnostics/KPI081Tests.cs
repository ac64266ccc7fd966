using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Diagnostics;

public class KPI081Tests
{
    [Theory]
    [InlineData("", "the interface has no static member of that name")]
    [InlineData("bool Good(string value);", "it must be static")]
    [InlineData("static bool Good => true;", "it must be a method with one parameter")]
    [InlineData("static bool Good() => true;", "it must be a method with one parameter")]
    [InlineData("static bool Good<T>(string value) => true;", "it must be a method with one parameter")]
    [InlineData("static bool Good(ref string value) => true;", "it must be a method with one parameter")]
    [InlineData("static int Good(string value) => 1;", "it must return bool")]
    [InlineData("static bool Good(object value) => true;", "its parameter must be 'string'")]
    [InlineData("private static bool Good(string value) => true;", "make it internal or public")]
    [InlineData("static virtual bool Good(string value) => true;", "it must have a body that no implementation replaces")]
    public void What_cannot_decide_is_reported(string member, string fault)
        => Assert.Equal(
            $"'Good' cannot decide whether results of 'Get' are stored: ",
            Faults($$"""public interface IService { [[|Cached(CacheType.User, When = "Good")|]] Task<string> Get(int id, CancellationToken token); {{member}} }""", fault));

    [Fact]
    public void A_result_that_can_be_null_needs_a_parameter_that_can()
        => Faults("""public interface IService { [[|Cached(CacheType.User, When = "Good")|]] string? Get(int id); static bool Good(string value) => true; }""", "its parameter cannot be null, but the result can");

    [Fact]
    public void A_stream_has_no_condition()
        => Faults("""public interface IService { [[|Cached(CacheType.User, When = "Good")|]] IAsyncEnumerable<int> Get(int id, CancellationToken token); static bool Good(int[] value) => true; }""", "a stream has no value as a whole");

    [Fact]
    public void Of_an_interface_it_is_reported_for_each_method_that_it_does_not_fit()
        => Faults("""[[|Cached(CacheType.User, When = "Good")|]] public interface IService { int A(int id); string B(int id); static bool Good(int value) => true; }""", "its parameter must be 'string'");

    [Theory]
    [InlineData("static bool Good(string value) => true; static bool Good(int value) => true;")]
    [InlineData("internal static bool Good(in string value) => true;")]
    [InlineData("static bool Good(string? value) => true;")]
    public void What_can_decide_is_not(string member)
        => DiagnosticCheck.ReportsNothing($$"""public interface IService { [Cached(CacheType.User, When = "Good")] Task<string> Get(int id, CancellationToken token); {{member}} }""");

    private static string Faults(string source, string fault)
    {
        string message = Assert.Single(DiagnosticCheck.Reports("KPI081", source));
        Assert.EndsWith(fault, message, StringComparison.Ordinal);
        return message[..(message.IndexOf(": ", StringComparison.Ordinal) + 2)];
    }
}
