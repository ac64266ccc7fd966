namespace X.Tests;

public class T
{
    [Fact]
    public void A_first_test_runs() => Assert.Equal(2, 1 + 1);
}
