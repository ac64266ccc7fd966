namespace KpiGen.Cache.Soak.Driving;

/// <summary>Deals faults in a random order that the seed settles: every kind comes once before any comes again.</summary>
internal sealed class FaultSchedule(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Queue<FaultKind> _deck = new();

    public FaultKind Next()
    {
        if (_deck.Count == 0)
        {
            FaultKind[] kinds = Enum.GetValues<FaultKind>();
            _random.Shuffle(kinds);
            foreach (FaultKind kind in kinds)
            {
                _deck.Enqueue(kind);
            }
        }

        return _deck.Dequeue();
    }

    /// <summary>Returns how long nothing happens before the next fault: sometimes long enough for the strict promises, sometimes not.</summary>
    public TimeSpan Calm() => Between(300, 3000);

    public TimeSpan Between(int least, int most) => TimeSpan.FromMilliseconds(_random.Next(least, most));

    public T PickOne<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    public bool Coin() => _random.Next(2) == 0;
}
