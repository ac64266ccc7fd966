using Dashboard.Api.Stores.DuckDb.Sample;

namespace Dashboard.Api.Tests.Stores.DuckDb;

public class SplitMix64Tests
{
    /// <summary>The first outputs for the seed 1234567, as published with the reference implementation.</summary>
    [Fact]
    public void Numbers_are_those_of_the_reference()
    {
        SplitMix64 random = new(1234567);

        Assert.Equal(
            [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821],
            Enumerable.Range(0, 5).Select(_ => random.Next()));
    }

    [Fact]
    public void Weights_of_zero_are_never_chosen()
    {
        SplitMix64 random = new(1);

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.InRange(random.Weighted([0, 3, 0, 1, 0]) % 2, 1, 1));
    }
}
