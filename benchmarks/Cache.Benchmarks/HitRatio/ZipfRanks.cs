namespace KpiGen.Cache.Benchmarks.HitRatio;

/// <summary>Draws ranks from 0 on, each with a probability that falls with a power of the rank.</summary>
internal sealed class ZipfRanks
{
    private readonly double[] _cumulative;

    public ZipfRanks(double exponent, int count)
    {
        _cumulative = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++)
        {
            sum += 1 / Math.Pow(rank + 1, exponent);
            _cumulative[rank] = sum;
        }
    }

    public int Next(Random random)
    {
        int found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found, _cumulative.Length - 1);
    }
}
