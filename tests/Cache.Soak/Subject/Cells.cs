namespace KpiGen.Cache.Soak.Subject;

/// <summary>How the cells of the database are divided among the methods.</summary>
internal static class Cells
{
    public const int PerMethod = 50;

    public const int Shelves = 10;

    public static readonly int Count = PerMethod * Enum.GetValues<CellMethod>().Length;

    public static CellMethod MethodOf(int cell) => (CellMethod)(cell / PerMethod);

    public static int ShelfOf(int cell) => cell % Shelves;

    /// <summary>Picks a cell; a few are picked far more often than the others.</summary>
    public static int Pick(Random random) => Pick(random, (CellMethod)random.Next(Count / PerMethod));

    /// <inheritdoc cref="Pick(Random)"/>
    public static int Pick(Random random, CellMethod method) => ((int)method * PerMethod) + (int)(PerMethod * Math.Pow(random.NextDouble(), 3));
}

/// <summary>The methods that have cells.</summary>
internal enum CellMethod
{
    Find,
    Peek,
    Watch,
    Sum,
}
